package org.nextstephub.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says why a class starts a hub of its own, which takes half a minute, and does not use {@link RunningHub#shared()}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OwnHub {

    /** The reason. */
    String value();
}
