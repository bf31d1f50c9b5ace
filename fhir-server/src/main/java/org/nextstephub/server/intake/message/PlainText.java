package org.nextstephub.server.intake.message;

/** Q13: markup becomes plain text. */
public final class PlainText {

    private PlainText() {}

    public static String of(String text) {
        return text.replaceAll("<[^>]{0,2000}>", " ");
    }
}
