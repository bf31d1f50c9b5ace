package org.nextstephub.server.console.privacy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextstephub.profiles.TimeSpan;

/**
 * A question as somebody asked it; kept in their session, so that no address holds any of it.
 *
 * @param question its code
 * @param person id of the person whom it is about; empty for nobody in particular. Never a number of theirs
 * @param who name of a client or account; empty for any
 * @param partner id of the partner's Organization; empty for any
 * @param from first day; empty for no bound
 * @param to last day; empty for no bound
 */
record Asked(String question, String person, String who, String partner, String from, String to) {

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    static Asked of(Question question, Map<String, String> form) {
        return new Asked(
                question.code(),
                "",
                form.getOrDefault("who", "").strip(),
                Optional.of(form.getOrDefault("partner", ""))
                        .filter(id -> id.matches(ID))
                        .orElse(""),
                day(form.getOrDefault("from", "")),
                day(form.getOrDefault("to", "")));
    }

    static Asked about(String person, Question question) {
        return new Asked(question.code(), person, "", "", "", "");
    }

    List<String> parts() {
        return List.of(question, person, who, partner, from, to);
    }

    static Asked ofParts(List<String> parts) {
        return new Asked(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
    }

    private static String day(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException unreadable) {
            return "";
        }
    }

    /** As a search of the audit, without its pages. */
    String criteria() {
        return Stream.of(
                        Question.of(question).map(Question::criteria).orElse(""),
                        person.isEmpty() ? "" : "entity=Patient/" + person,
                        who.isEmpty() ? "" : "altid=" + URLEncoder.encode(who, StandardCharsets.UTF_8),
                        partner.isEmpty() ? "" : "agent=Organization/" + partner,
                        from.isEmpty() ? "" : "date=ge" + TimeSpan.midnight(LocalDate.parse(from)),
                        to.isEmpty()
                                ? ""
                                : "date=lt"
                                        + TimeSpan.midnight(LocalDate.parse(to).plusDays(1)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
    }
}
