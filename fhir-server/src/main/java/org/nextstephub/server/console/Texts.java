package org.nextstephub.server.console;

import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Everything that the console can say, by language. */
final class Texts {

    private final MessageSource messages;
    private final Displays displays;
    private final Clock clock;

    Texts(MessageSource messages, Displays displays, Clock clock) {
        this.messages = messages;
        this.displays = displays;
        this.clock = clock;
    }

    Words in(Locale language) {
        return new Words(language, messages, displays, clock);
    }
}
