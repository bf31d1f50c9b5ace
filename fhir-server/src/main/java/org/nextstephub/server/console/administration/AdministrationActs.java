package org.nextstephub.server.console.administration;

import java.util.Optional;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;

/** The acts of one room. */
public interface AdministrationActs {

    /**
     * An act as things are now.
     *
     * @param of id of what it changes; empty for something new
     * @return empty for a name that is another room's or nobody's
     */
    Optional<Ask> named(String act, String of, Visitor visitor);
}
