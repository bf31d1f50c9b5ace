package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door for case files over HTTP: who may use it, and what it says to bodies that nobody should send. */
class CaseHttpIT {

    private static final String PATH = "/intake/v1/referrals";
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";

    private static final RunningHub HUB = RunningHub.shared();

    private static HttpResponse<String> post(String type, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(HUB.url() + PATH))
                .header("Authorization", "Bearer " + HUB.token("frontenac-cm"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HUB.exchange(request.build());
    }

    private static HttpResponse<String> post(String type, String body, String... headers) {
        return post(type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String outcomes(HttpResponse<String> answer) {
        List<String> outcomes = new ArrayList<>();
        json(answer).at("/rows").forEach(row -> outcomes.add(row.at("/outcome").asText()));
        return String.join(" ", outcomes);
    }

    @Test
    void nobodyWithoutATokenIsServed() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(HUB.url() + PATH))
                .header("Content-Type", CSV)
                .POST(HttpRequest.BodyPublishers.ofString(CaseRows.csv(CaseRows.granted())));
        assertThat(HUB.exchange(request.build()).statusCode()).isEqualTo(401);
        assertThat(HUB.exchange(request.header("Authorization", "Bearer e30.e30.e30")
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lakeshore-hospital", "reporting", "peer-desk", "admin", "camel-routes", "privacy-officer"})
    void nobodyButAPartnerWithThisDoorIsServed(String client) {
        HttpResponse<String> answer = HUB.post(PATH, client, CSV, CaseRows.csv(CaseRows.granted()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).at("/errors/0/code").asText()).isEqualTo("HUB-PARTNER");
    }

    @Test
    void onlyPostIsOffered() {
        HttpResponse<String> answer = HUB.get(PATH, "frontenac-cm");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json",
                "application/zip",
                "text/csv;charset=UTF-16",
                "text/plain",
                "application/vnd.ms-excel"
            })
    void onlyTheThreeFormsInUtf8AreTaken(String type) {
        assertThat(post(type, CaseRows.csv(CaseRows.granted())).statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyMayBeCompressedButNotToDeath() throws IOException {
        byte[] small = gzip(CaseRows.csv(CaseRows.granted()).getBytes(StandardCharsets.UTF_8));
        assertThat(outcomes(post(CSV, small, "Content-Encoding", "gzip"))).isEqualTo("accepted");
        byte[] bomb = gzip(new byte[200_000_000]);
        assertThat(bomb.length).isLessThan(300_000);
        assertThat(post(CSV, bomb, "Content-Encoding", "gzip").statusCode()).isEqualTo(413);
        assertThat(post(CSV, small, "Content-Encoding", "br").statusCode()).isEqualTo(415);
        assertThat(post(CSV, "not compressed", "Content-Encoding", "gzip").statusCode())
                .isEqualTo(400);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    static Stream<Arguments> filesThatAreRefused() {
        String header = "schema_version,event,event_id,event_time,referral_id,client_id";
        String row = "nextstep-1.0,new,E-%d,2026-11-22T09:40:00-05:00,R,C";
        String rows = IntStream.rangeClosed(1, 5001)
                .mapToObj(row::formatted)
                .collect(Collectors.joining("\n", header + "\n", "\n"));
        String columns = IntStream.range(0, 100_000).mapToObj(i -> "x_" + i).collect(Collectors.joining(","));
        String one = header + ",notes\n" + row.formatted(1) + ",";
        return Stream.of(
                Arguments.of("empty", CSV, "", "HUB-FORMAT"),
                Arguments.of("a quotation mark that is not closed", CSV, one + "\"never closed\n", "HUB-FORMAT"),
                Arguments.of("a text after a closed quotation mark", CSV, one + "\"a\"b\n", "HUB-FORMAT"),
                Arguments.of("a row with fewer cells", CSV, header + "\nnextstep-1.0,new\n", "HUB-FORMAT"),
                Arguments.of("100,000 columns", CSV, columns + "\n", "HUB-LIMIT"),
                Arguments.of("a column twice", CSV, header + ",event\n", "HUB-COLUMN"),
                Arguments.of("a column in capitals", CSV, header.replace("event,", "Event,") + "\n", "HUB-COLUMN"),
                Arguments.of(
                        "another version",
                        CSV,
                        header + "\n" + row.replace("1.0", "2.0").formatted(1),
                        "HUB-SCHEMA"),
                Arguments.of(
                        "no version",
                        CSV,
                        header.replace("schema_version", "x_version") + "\n" + row.formatted(1),
                        "HUB-SCHEMA"),
                Arguments.of("tabs", CSV, header.replace(',', '\t') + "\n", "HUB-COLUMN"),
                Arguments.of("a NUL", CSV, one + "\0\n", "HUB-CHARSET"),
                Arguments.of("5,001 rows", CSV, rows, "HUB-LIMIT"),
                Arguments.of("a cell of 9 KiB", CSV, one + "x".repeat(9 * 1024) + "\n", "HUB-LIMIT"),
                Arguments.of("5 MB and more", CSV, one + "x".repeat(5_000_000) + "\n", "HUB-LIMIT"),
                Arguments.of("JSON that says it is CSV", CSV, "{\"rows\":[]}", "HUB-FORMAT"),
                Arguments.of("XML that says it is CSV", CSV, "<intake/>", "HUB-FORMAT"),
                Arguments.of("an archive that says it is CSV", CSV, "PK\u0003\u0004", "HUB-FORMAT"),
                Arguments.of("a member twice", JSON, rows("{\"event\":\"new\",\"event\":\"new\"}"), "HUB-FORMAT"),
                Arguments.of("depth 10,000", JSON, "[".repeat(10_000), "HUB-FORMAT"),
                Arguments.of(
                        "depth inside a cell",
                        JSON,
                        rows("{\"event\":" + "[".repeat(20) + "]".repeat(20) + "}"),
                        "HUB-FORMAT"),
                Arguments.of("NaN", JSON, rows("{\"event\":NaN}"), "HUB-FORMAT"),
                Arguments.of("a comma too many", JSON, rows("{\"event\":\"new\",}"), "HUB-FORMAT"),
                Arguments.of("two documents", JSON, rows("{}") + rows("{}"), "HUB-FORMAT"),
                Arguments.of("a lone surrogate", JSON, rows("{\"event\":\"\\ud800\"}"), "HUB-FORMAT"),
                Arguments.of("__proto__", JSON, rows("{\"__proto__\":{\"event\":\"new\"}}"), "HUB-COLUMN"),
                Arguments.of("an unknown member", JSON, rows("{\"diagnosis\":\"x\"}"), "HUB-COLUMN"),
                Arguments.of(
                        "an unknown member beside the rows",
                        JSON,
                        "{\"schema_version\":\"nextstep-1.0\",\"partner\":\"x\",\"rows\":[]}",
                        "HUB-COLUMN"),
                Arguments.of("no rows", JSON, "{\"schema_version\":\"nextstep-1.0\"}", "HUB-FORMAT"),
                Arguments.of("no version in JSON", JSON, "{\"rows\":[]}", "HUB-SCHEMA"),
                Arguments.of(
                        "a text for the rows",
                        JSON,
                        "{\"schema_version\":\"nextstep-1.0\",\"rows\":\"\"}",
                        "HUB-FORMAT"),
                Arguments.of(
                        "cut in the middle", JSON, rows("{\"event\":\"new\"}").substring(0, 50), "HUB-FORMAT"),
                Arguments.of(
                        "billion laughs",
                        XML,
                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>" + xml("<event>&b;</event>"),
                        "HUB-FORMAT"),
                Arguments.of(
                        "an external file",
                        XML,
                        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + xml("<event>&a;</event>"),
                        "HUB-FORMAT"),
                Arguments.of("a doctype alone", XML, "<!DOCTYPE intake>" + xml(""), "HUB-FORMAT"),
                Arguments.of(
                        "XInclude",
                        XML,
                        xml("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>"),
                        "HUB-FORMAT"),
                Arguments.of("another namespace", XML, xml("").replace("intake/1.0", "intake/2.0"), "HUB-FORMAT"),
                Arguments.of("no namespace", XML, "<intake schema_version=\"nextstep-1.0\"/>", "HUB-FORMAT"),
                Arguments.of("a processing instruction", XML, xml("<?php x?>"), "HUB-FORMAT"),
                Arguments.of("an attribute on a cell", XML, xml("<event xml:lang=\"en\">new</event>"), "HUB-FORMAT"),
                Arguments.of("an element inside a cell", XML, xml("<event><b>new</b></event>"), "HUB-FORMAT"),
                Arguments.of("text beside the cells", XML, xml("new"), "HUB-FORMAT"),
                Arguments.of("10,000 attributes", XML, attributes(), "HUB-FORMAT"),
                Arguments.of("an unknown element", XML, xml("<diagnosis>x</diagnosis>"), "HUB-COLUMN"),
                Arguments.of("an element twice", XML, xml("<event>new</event><event>new</event>"), "HUB-COLUMN"),
                Arguments.of(
                        "another version in XML", XML, xml("").replace("nextstep-1.0", "nextstep-2.0"), "HUB-SCHEMA"));
    }

    private static String rows(String row) {
        return "{\"schema_version\":\"nextstep-1.0\",\"rows\":[" + row + "]}";
    }

    private static String xml(String cells) {
        return "<intake xmlns=\"https://nextstep-hub.example/intake/1.0\" schema_version=\"nextstep-1.0\"><row>" + cells
                + "</row></intake>";
    }

    private static String attributes() {
        String many =
                IntStream.range(0, 10_000).mapToObj(i -> " a" + i + "=\"\"").collect(Collectors.joining());
        return xml("").replace("<row>", "<row" + many + ">");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesThatAreRefused")
    void aFileThatCannotBeTakenIsRefusedAsAWhole(String what, String type, String body, String code) {
        HttpResponse<String> answer = post(type, body);

        assertThat(answer.statusCode()).isEqualTo(code.equals("HUB-LIMIT") ? 413 : 400);
        assertThat(json(answer).at("/outcome").asText()).isEqualTo("refused");
        assertThat(json(answer).at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(json(answer).at("/rows")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1"})
    void onlyUtf8IsRead(String charset) {
        String rows = CaseRows.csv(CaseRows.with(CaseRows.granted(), "given_name", "Zoé"));
        HttpResponse<String> answer = post(CSV, rows.getBytes(Charset.forName(charset)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/code").asText()).isEqualTo("HUB-CHARSET");
        assertThat(json(answer).at("/errors/0/hint").asText()).contains("UTF-8");
    }

    @Test
    void aByteOrderMarkAndLineFeedsInQuotesAreFine() {
        Map<String, String> row = CaseRows.with(CaseRows.granted(), "notes", "First line\nsecond, \"quoted\" line");
        assertThat(outcomes(post(CSV, "\uFEFF" + CaseRows.csv(row)))).isEqualTo("accepted");
    }

    @Test
    void nothingIsFetchedWhateverTheXmlAsksFor() throws IOException {
        try (ServerSocket listener = new ServerSocket(0)) {
            listener.setSoTimeout(300);
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/x";
            post(XML, "<!DOCTYPE x SYSTEM \"" + address + "\">" + xml(""));
            post(XML, "<!DOCTYPE x [<!ENTITY % a SYSTEM \"" + address + "\">%a;]>" + xml(""));
            post(
                    XML,
                    xml("").replace(
                                    "<row>",
                                    "<row xsi:schemaLocation=\"a " + address
                                            + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"));
            org.assertj.core.api.Assertions.assertThatThrownBy(listener::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    /** U+202E turns the writing direction, U+0007 rings a bell. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0007", "\u202E", "\u0085", "\u2066"})
    void aControlCharacterMakesTheRowInvalidAndOnlyIt(String character) {
        HttpResponse<String> answer = post(
                CSV,
                CaseRows.csv(CaseRows.with(CaseRows.granted(), "notes", "a" + character + "b"), CaseRows.granted()));
        assertThat(outcomes(answer)).isEqualTo("invalid accepted");
        assertThat(json(answer).at("/rows/0/errors/0/code").asText()).isEqualTo("HUB-CHARSET");
        assertThat(json(answer).at("/rows/0/errors/0/column").asText()).isEqualTo("notes");
    }

    @Test
    void whatLooksLikeAProgramIsTextAndIsKeptAsItCame() {
        String notes = "${jndi:ldap://x/y} $simple{body} #{1+1} {{7*7}} <script>alert(1)</script> '; drop table x; --";
        Map<String, String> row = CaseRows.with(CaseRows.granted(), "notes", notes);
        assertThat(outcomes(post(CSV, CaseRows.csv(row)))).isEqualTo("accepted");
        String seen = HUB.get("/fhir/ServiceRequest?identifier=" + row.get("referral_id"), "peer-desk")
                .body();
        assertThat(seen)
                .contains("${jndi:ldap://x/y} $simple{body} #{1+1} {{7*7}}")
                .contains("drop table x");
    }

    @Test
    void headersThatWouldSteerARouteHaveNoEffect() {
        HttpResponse<String> answer = post(
                CSV,
                CaseRows.csv(CaseRows.granted()),
                "CamelHttpUri",
                "http://127.0.0.1:1/",
                "CAmelExecCommandExecutable",
                "/bin/true",
                "org.apache.camel.x",
                "y",
                "CamelFileName",
                "../../x");
        assertThat(outcomes(answer)).isEqualTo("accepted");
    }

    @Test
    void aKeyStandsForOneBody() {
        String key = "key-" + CaseRows.number();
        String body = CaseRows.csv(CaseRows.granted());
        assertThat(outcomes(post(CSV, body, "Idempotency-Key", key))).isEqualTo("accepted");
        assertThat(outcomes(post(CSV, body, "Idempotency-Key", key))).isEqualTo("already-known");

        HttpResponse<String> other = post(CSV, CaseRows.csv(CaseRows.granted()), "Idempotency-Key", key);

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).at("/errors/0/code").asText()).isEqualTo("HUB-DUP-CONFLICT");
        assertThat(HUB.tablesThatHold(key)).as("keys are kept as hashes").isEmpty();
        assertThat(post(CSV, body, "Idempotency-Key", "k".repeat(129)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameKeyAgainWhileItIsWorkedOnIsToldHowFarItIs() {
        String key = "key-" + CaseRows.number();
        String body = CaseRows.csv(
                IntStream.range(0, 60).mapToObj(i -> CaseRows.granted()).toList());
        CompletableFuture<HttpResponse<String>> other =
                CompletableFuture.supplyAsync(() -> post(CSV, body, "Idempotency-Key", key));
        List<HttpResponse<String>> answers =
                new ArrayList<>(List.of(post(CSV, body, "Idempotency-Key", key), other.join()));
        answers.sort(java.util.Comparator.comparing(HttpResponse::statusCode));

        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        assertThat(json(answers.get(0)).at("/counts/accepted").asInt()).isEqualTo(60);
        assertThat(answers.get(1).statusCode()).isEqualTo(202);
        assertThat(answers.get(1).headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answers.get(1)).at("/outcome").asText()).isEqualTo("running");
    }

    @Test
    void theSameRowsPostedManyTimesAtOnceAreAcceptedOnce() {
        List<Map<String, String>> rows =
                IntStream.range(0, 5).mapToObj(i -> CaseRows.granted()).toList();
        String body = CaseRows.csv(rows);
        List<HttpResponse<String>> answers =
                IntStream.range(0, 30)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(CSV, body)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).allMatch(answer -> List.of(200, 429).contains(answer.statusCode()));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
        long accepted = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .mapToLong(answer -> json(answer).at("/counts/accepted").asLong())
                .sum();
        assertThat(accepted).isEqualTo(5);
        for (Map<String, String> row : rows) {
            assertThat(HUB.jdbc()
                            .sql("select count(*) from hub.referral where placer_value = ?")
                            .param(row.get("referral_id"))
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void twoLengthsAreRefused() throws IOException {
        URI hub = URI.create(HUB.url());
        try (Socket socket = new Socket(hub.getHost(), hub.getPort())) {
            socket.setSoTimeout(10_000);
            String request =
                    "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + HUB.token("frontenac-cm")
                            + "\r\nContent-Type: text/csv\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nevent";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
        }
    }
}
