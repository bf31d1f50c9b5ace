package org.nextstephub.server.intake.door;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.store.rows.ReceiptLog.Filter;

/** What somebody asks of the log of messages. */
record LogQuestion(View view, Filter filter, int most, int skipped) {

    /** Messages one by one, how many came in each hour, or when each partner's last one came. */
    enum View {
        MESSAGES,
        HOURS,
        LAST
    }

    static final String RULE =
            "Take view (messages, hours, last), id, partner, door, outcome, code; from and to, which are days or"
                    + " instants with an offset, for hours both and at most 31 days; _count 1 to 1000, _offset up to 99999";

    private static final Set<String> NAMES = Set.of(
            "view", "id", "partner", "door", "outcome", "code", "from", "to", "_count", "_offset", "_format",
            "_pretty");
    private static final Pattern RECEIPT = Pattern.compile("(?i)R-[2-9A-Z]{4}-[2-9A-Z]{4}");
    private static final Duration LONGEST_OF_HOURS = Duration.ofDays(32);
    private static final int MAX_COUNT = 1000;

    /** Empty when it cannot be understood. */
    static Optional<LogQuestion> of(Map<String, String> asked, SenderWords words) {
        Optional<View> view = view(asked.getOrDefault("view", "messages"));
        Optional<TimeSpan> from = TimeSpan.parse(asked.getOrDefault("from", "1970-01-01"));
        Optional<TimeSpan> to = TimeSpan.parse(asked.getOrDefault("to", "2999-12-31"));
        String count = asked.getOrDefault("_count", "100");
        String offset = asked.getOrDefault("_offset", "0");
        boolean understood =
                NAMES.containsAll(asked.keySet()) && count.matches("[1-9]\\d{0,3}") && offset.matches("\\d{1,5}");
        if (!understood || view.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Filter filter = new Filter(
                ids(asked.getOrDefault("id", "").strip(), words),
                asked.getOrDefault("partner", ""),
                asked.getOrDefault("door", ""),
                asked.getOrDefault("outcome", ""),
                asked.getOrDefault("code", ""),
                from.get().start(),
                to.get().end());
        boolean tooLong = view.get() == View.HOURS
                && Duration.between(filter.from(), filter.to()).compareTo(LONGEST_OF_HOURS) > 0;
        return tooLong
                ? Optional.empty()
                : Optional.of(new LogQuestion(
                        view.get(), filter, Math.min(Integer.parseInt(count), MAX_COUNT), Integer.parseInt(offset)));
    }

    private static Optional<View> view(String name) {
        for (View view : View.values()) {
            if (view.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }

    /** Of a sender's own word only the hash is kept, and so looked for. */
    private static Set<String> ids(String word, SenderWords words) {
        if (word.isEmpty()) {
            return Set.of();
        }
        return RECEIPT.matcher(word).matches() ? Set.of(word.toUpperCase(Locale.ROOT)) : words.sought(word);
    }
}
