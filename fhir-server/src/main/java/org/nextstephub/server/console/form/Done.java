package org.nextstephub.server.console.form;

import java.util.Optional;

/**
 * What came of a form that did what it asks for.
 *
 * @param page shown next, with a query
 * @param secret shown once, on the answer itself, and never again
 */
public record Done(String page, Optional<String> secret) {

    /** @param act whose text {@code act.<act>.done} is said there */
    public static Done at(String page, String act) {
        return new Done(page + "?done=" + act, Optional.empty());
    }

    /** It waits for somebody else's word. */
    public static Done waiting(String page, String act) {
        return new Done(page + "?waits=yes&done=" + act, Optional.empty());
    }

    public Done showing(String text) {
        return new Done(page, Optional.of(text));
    }
}
