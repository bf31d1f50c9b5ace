package org.nextstephub.server.console.referral;

import java.util.List;
import java.util.Optional;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/**
 * Something that peer support does with a referral, on a page of its own. Its words are the texts {@code act.<name>.*}:
 * {@code title}, {@code told} (what the agency will be told, said before it is pressed), {@code button}, {@code done}.
 */
interface Act {

    String name();

    /** Whether it can be done from where the referral stands; what counts is what the hub answers. */
    boolean isOffered(Referral referral, Visitor visitor);

    List<Field> fields(Referral referral, Visitor visitor);

    /** Tells the hub. */
    void perform(Referral referral, Visitor visitor, Form form);

    /** What must be done before it, as the name of another act. */
    default Optional<String> first(Referral referral) {
        return Optional.empty();
    }

    /** The version of what it changes, as the page was made; empty where nothing is changed. */
    default String version(Referral referral) {
        return "";
    }

    /** The page that is shown when it is done. */
    default String next(Referral referral, Form form) {
        return referral.address();
    }
}
