package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder under {@code cases/} is a message in, the answer out and what is stored; a new case needs no Java. Run with
 * {@code -Dgolden.write=true} to write the answers of new cases, then read them.
 */
class GoldenCasesIT {

    private static final Path CASES = Path.of("src/test/resources/cases/mllp");
    private static final List<String> TABLES =
            List.of("hub.inbox", "hub.referral", "hub.person", "hub.receipt", "public.hfj_resource");

    static Stream<Path> cases() throws IOException {
        return Files.list(CASES).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAndStoresAsWritten(Path folder) throws IOException {
        RunningHub hub = RunningHub.shared();
        String message = Files.readString(folder.resolve("in.hl7"));
        hub.mllp("MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122110000-0500||REF^I99|WARM|P|2.5.1\n");
        Map<String, Long> before = counts(hub);

        String answer = hub.mllp(message);

        String stored = difference(before, counts(hub));
        compare(folder.resolve("answer.hl7"), masked(answer));
        compare(folder.resolve("stored.txt"), stored);
    }

    @ParameterizedTest(name = "{0} again")
    @MethodSource("cases")
    void givesTheSameAnswerAgainAndStoresNothingTwice(Path folder) throws IOException {
        RunningHub hub = RunningHub.shared();
        String message = Files.readString(folder.resolve("in.hl7"));
        String first = hub.mllp(message);
        Map<String, Long> before = counts(hub);

        String second = hub.mllp(message);

        assertThat(masked(second)).isEqualTo(masked(first));
        Map<String, Long> after = counts(hub);
        assertThat(after.get("hub.referral")).isEqualTo(before.get("hub.referral"));
        assertThat(after.get("hub.inbox")).isEqualTo(before.get("hub.inbox"));
    }

    private static void compare(Path expected, String actual) throws IOException {
        if (!Files.exists(expected) && Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    /** MSH-7 and MSH-10 of an answer are new each time. */
    private static String masked(String answer) {
        return answer.replaceFirst("(MSH\\|(?:[^|]*\\|){5})[^|]*\\|", "$1<time>|")
                .replaceFirst("(MSH\\|(?:[^|]*\\|){8})[^|]*\\|", "$1<id>|");
    }

    private static Map<String, Long> counts(RunningHub hub) {
        Map<String, Long> counts = new TreeMap<>();
        TABLES.forEach(table -> counts.put(
                table,
                hub.jdbc()
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
        return counts;
    }

    private static String difference(Map<String, Long> before, Map<String, Long> after) {
        StringBuilder text = new StringBuilder();
        after.forEach((table, count) -> {
            if (!count.equals(before.get(table))) {
                text.append(table)
                        .append(" +")
                        .append(count - before.get(table))
                        .append('\n');
            }
        });
        return text.toString();
    }
}
