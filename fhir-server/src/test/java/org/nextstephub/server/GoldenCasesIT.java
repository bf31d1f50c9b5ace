package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder under {@code cases/<door>} is a message in, the answer out and what is stored; a new case needs no Java. Where
 * it matters what is stored, {@code kept.txt} has a text a line that must be found in it, or after {@code not} must not. Run
 * with {@code -Dgolden.write=true} to write the answers of new cases, then read them.
 */
class GoldenCasesIT {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final List<String> TABLES =
            List.of("hub.inbox", "hub.referral", "hub.person", "hub.receipt", "hub.notice", "public.hfj_resource");

    private final RunningHub hub = RunningHub.shared();

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.walk(CASES, 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("note.md"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAndStoresAsWritten(Path folder) throws IOException {
        hub.mllp("MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122110000-0500||REF^I99|WARM|P|2.5.1\n");
        Map<String, Long> before = counts();
        long lastVersion = lastVersion();

        Golden answer = send(folder);

        String stored = difference(before, counts());
        compare(folder.resolve(answer.file()), answer.text());
        compare(folder.resolve("stored.txt"), stored);
        compareKept(folder.resolve("kept.txt"), lastVersion);
    }

    @ParameterizedTest(name = "{0} again")
    @MethodSource("cases")
    void givesTheSameAnswerAgainAndStoresNothingTwice(Path folder) throws IOException {
        Golden first = send(folder);
        Map<String, Long> before = counts();

        Golden second = send(folder);

        assertThat(second.withoutCounts()).isEqualTo(first.again().withoutCounts());
        Map<String, Long> after = counts();
        assertThat(after.get("hub.referral")).isEqualTo(before.get("hub.referral"));
        assertThat(after.get("hub.inbox")).isEqualTo(before.get("hub.inbox"));
    }

    /** An answer without what is new each time, and the file it belongs in. */
    private record Golden(String file, String text) {

        /** A case file says of a row that was accepted that it is known now. */
        Golden again() {
            return new Golden(
                    file,
                    text.replace("\"outcome\" : \"accepted\"", "\"outcome\" : \"already-known\"")
                            .replaceFirst("\"accepted\" : [1-9]\\d*", "\"accepted\" : 0"));
        }

        Golden withoutCounts() {
            return new Golden(file, text.replaceFirst("\"alreadyKnown\" : \\d+", "\"alreadyKnown\" : <n>"));
        }
    }

    private Golden send(Path folder) throws IOException {
        return switch (folder.getParent().getFileName().toString()) {
            case "mllp" -> new Golden("answer.hl7", maskedV2(hub.mllp(Files.readString(folder.resolve("in.hl7")))));
            case "message" -> post(folder, "/fhir/$process-message");
            case "transaction" -> post(folder, "/fhir");
            case "casefile" -> postCaseFile(folder);
            default -> throw new IllegalStateException("a door without a way to send: " + folder);
        };
    }

    private Golden postCaseFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path in = files.filter(file -> file.getFileName().toString().startsWith("in."))
                    .findFirst()
                    .orElseThrow();
            String ending = in.toString().replaceFirst(".*\\.", "");
            String type = ending.equals("csv") ? "text/csv" : "application/" + ending;
            HttpResponse<String> answer = hub.post("/intake/v1/referrals", "frontenac-cm", type, Files.readString(in));
            return new Golden("answer.txt", "HTTP " + answer.statusCode() + "\n" + maskedFhir(answer.body()) + "\n");
        }
    }

    private Golden post(Path folder, String path) throws IOException {
        HttpResponse<String> answer = hub.post(
                path, "lakeshore-hospital", "application/fhir+json", Files.readString(folder.resolve("in.json")));
        Object body = new ObjectMapper().readValue(answer.body(), Object.class);
        String pretty = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(body);
        return new Golden("answer.txt", "HTTP " + answer.statusCode() + "\n" + maskedFhir(pretty) + "\n");
    }

    private static void compare(Path expected, String actual) throws IOException {
        if (!Files.exists(expected) && Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    private void compareKept(Path expected, long after) throws IOException {
        if (!Files.exists(expected)) {
            return;
        }
        String kept = String.join(
                "\n",
                hub.jdbc()
                        .sql("select res_text_vc from hfj_res_ver where pid > :after and res_text_vc is not null")
                        .param("after", after)
                        .query(String.class)
                        .list());
        for (String line : Files.readAllLines(expected)) {
            boolean unwanted = line.startsWith("not ");
            assertThat(kept.contains(unwanted ? line.substring(4) : line))
                    .as(line)
                    .isNotEqualTo(unwanted);
        }
    }

    private long lastVersion() {
        return hub.jdbc()
                .sql("select coalesce(max(pid), 0) from hfj_res_ver")
                .query(Long.class)
                .single();
    }

    /** MSH-7 and MSH-10 of an answer are new each time. */
    private static String maskedV2(String answer) {
        return answer.replaceFirst("(MSH\\|(?:[^|]*\\|){5})[^|]*\\|", "$1<time>|")
                .replaceFirst("(MSH\\|(?:[^|]*\\|){8})[^|]*\\|", "$1<id>|");
    }

    private static String maskedFhir(String answer) {
        return answer.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d)", "<time>")
                .replaceAll("http://localhost:\\d+", "<hub>")
                .replaceAll("R-[2-9A-Z]{4}-[2-9A-Z]{4}", "<receipt>")
                .replaceAll("NS-\\d+", "<filler>")
                .replaceAll("/\\d+/_history/", "/<id>/_history/");
    }

    private Map<String, Long> counts() {
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
