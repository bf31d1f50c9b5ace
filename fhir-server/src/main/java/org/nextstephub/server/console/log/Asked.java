package org.nextstephub.server.console.log;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextstephub.server.console.Words;

/** Which messages a page of the log shows: of one day, and perhaps of one partner, door or outcome. Nothing of it is a person's. */
record Asked(LocalDate day, String partner, String door, String outcome) {

    static final List<String> DOORS = List.of("message", "transaction", "file-consent", "revoke");
    static final List<String> OUTCOMES = List.of("accepted", "refused", "invalid", "fault");

    /** What is not known is left out, so that nothing of an address comes back to a page. */
    static Asked of(Map<String, String> address, Words words) {
        return new Asked(
                day(address.getOrDefault("day", ""))
                        .filter(day -> !day.isAfter(words.today()))
                        .orElse(words.today()),
                Optional.of(address.getOrDefault("partner", ""))
                        .filter(code -> code.matches("[a-z0-9-]{2,32}"))
                        .orElse(""),
                known(address.getOrDefault("door", ""), DOORS),
                known(address.getOrDefault("outcome", ""), OUTCOMES));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static String known(String word, List<String> words) {
        return words.contains(word) ? word : "";
    }

    boolean narrows() {
        return !(partner + door + outcome).isEmpty();
    }

    /** As the API takes it. */
    String criteria() {
        return "from=" + day + "&to=" + day + narrowing();
    }

    /** As the page takes it. */
    public String query() {
        return "day=" + day + narrowing();
    }

    private String narrowing() {
        return Stream.of(Map.entry("partner", partner), Map.entry("door", door), Map.entry("outcome", outcome))
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> "&" + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining());
    }
}
