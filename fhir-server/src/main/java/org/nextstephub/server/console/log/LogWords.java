package org.nextstephub.server.console.log;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.console.Words;

/** What the log's codes mean, and what whoever keeps the connection running can do about them. */
final class LogWords {

    private final Words words;

    LogWords(Words words) {
        this.words = words;
    }

    String door(String code) {
        return said("log.door.", code);
    }

    String outcome(String code) {
        return said("log.outcome.", code);
    }

    /** A sender that was not recognized has no code. */
    String partner(String code, List<Log.Last> partners) {
        if (code.isEmpty()) {
            return words.say("log.partner.unknown");
        }
        return partners.stream()
                .filter(each -> each.partner().equals(code))
                .map(Log.Last::name)
                .findFirst()
                .orElse(code);
    }

    private String said(String beginning, String code) {
        return words.has(beginning + code) ? words.say(beginning + code) : code;
    }

    /** A code of {@code ns-reason} or, where content policy decided, of {@code ns-issue}. */
    String why(String code) {
        return reason(code).isPresent() ? words.code("ns-reason", code) : words.code("ns-issue", code);
    }

    /** What the sender read, such as {@code HUB-CONSENT-MISSING}; empty where an answer has no such code. */
    Optional<String> publicCode(String code) {
        return reason(code).map(Reason::issue).orElseGet(() -> issue(code)).map(Issue::hubCode);
    }

    String mend(String code) {
        String kind = code.startsWith("mou-")
                ? "agreement"
                : reason(code)
                        .map(Reason::kind)
                        .map(Enum::name)
                        .orElse("REFUSED")
                        .toLowerCase(Locale.ROOT);
        return words.say("log.mend." + kind);
    }

    private static Optional<Reason> reason(String code) {
        return Stream.of(Reason.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
    }

    private static Optional<Issue> issue(String code) {
        return Stream.of(Issue.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
    }
}
