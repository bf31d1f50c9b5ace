package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One good referral, spoilt in one way at a time: characters, header, structure, fields. What is refused leaves nothing
 * that could be found; what is odd but right is taken as it was meant.
 */
class HostileMessagesIT {

    private static final String GOOD = """
            MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|%1$s|P|2.5.1|||||CAN|UNICODE UTF-8
            RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%1$s^LGHEHR|20261201|20270228|20261122
            PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
            PID|1||P-%1$s^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^CP^^1^613^5550178
            CON|1|001|NEXTSTEP-ROI-1|C-%1$s^LGHEHR||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
            """;

    private final RunningHub hub = RunningHub.shared();

    private static Arguments spoilt(String name, UnaryOperator<String> how, String... expected) {
        return spoilt(name, how, StandardCharsets.UTF_8, expected);
    }

    private static Arguments spoilt(String name, UnaryOperator<String> how, Charset charset, String... expected) {
        return Arguments.of(name, how, charset, List.of(expected));
    }

    private static UnaryOperator<String> put(String instead, String of) {
        return message -> {
            assertThat(message).contains(of);
            return message.replace(of, instead);
        };
    }

    private static UnaryOperator<String> charset(String name, String person) {
        return message -> message.replace("UNICODE UTF-8", name).replace("Tremblay^Rose^^^^^L", person + "^Rose^^^^^L");
    }

    private static UnaryOperator<String> add(String line) {
        return message -> message + line + "\n";
    }

    private static UnaryOperator<String> drop(String segment) {
        return message -> message.replaceAll("(?m)^" + segment + "\\|.*\\n", "");
    }

    static Stream<Arguments> characters() {
        return Stream.of(
                spoilt("no charset, plain", charset("", "Tremblay"), "AA"),
                spoilt("no charset, UTF-8 bytes", charset("", "Tremblé"), "AE", "HUB-CHARSET", "MSH^1^18"),
                spoilt("8859/1", charset("8859/1", "Lévesque"), StandardCharsets.ISO_8859_1, "AA"),
                spoilt(
                        "8859/1 bytes under UTF-8",
                        charset("UNICODE UTF-8", "Lévesque"),
                        StandardCharsets.ISO_8859_1,
                        "AE",
                        "HUB-CHARSET"),
                spoilt("C1 under 8859/1", charset("8859/1", "Le\u0085v"), StandardCharsets.ISO_8859_1, "HUB-CHARSET"),
                spoilt("unknown charset", charset("KLINGON", "Tremblay"), "AE", "103", "HUB-CHARSET"),
                spoilt("UTF-16 in MSH-18", charset("UNICODE UTF-16", "Tremblay"), "AE", "103", "HUB-CHARSET"),
                spoilt("two repetitions", charset("8859/1~UNICODE UTF-8", "Tremblay"), "AE", "103", "HUB-CHARSET"),
                spoilt("BOM first", message -> "\uFEFF" + message, "AA"),
                spoilt("NUL", charset("UNICODE UTF-8", "Trem\u0000blay"), "AE", "HUB-CHARSET"),
                spoilt("right-to-left override", charset("UNICODE UTF-8", "Trem\u202Eblay"), "AE", "HUB-CHARSET"),
                spoilt("escaped control", charset("UNICODE UTF-8", "Tremblay\\X0B1C0D\\"), "AE", "HUB-CHARSET"),
                spoilt("a name in Inuktitut", charset("UNICODE UTF-8", "ᐊᓂᖅ"), "AA"),
                spoilt("an apostrophe and an emoji", charset("UNICODE UTF-8", "O'Brien \uD83D\uDE42"), "AA"),
                spoilt("an escape in a name", charset("UNICODE UTF-8", "A\\T\\B \\S\\ \\E\\"), "AA"),
                spoilt("a lone backslash in a name", charset("UNICODE UTF-8", "A\\B"), "AA"),
                spoilt("a lone backslash in an id", put("P-\\Q1^^^LGH", "P-%1$s^^^LGH"), "AE", "102"));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                spoilt("MSH alone", message -> message.substring(0, message.indexOf('\n')), "AE", "100"),
                spoilt("other delimiters", message -> message.replace('|', '#').replace('^', '*'), "MSA#AA"),
                spoilt("no control id", put("REF^I12^REF_I12||P", "REF^I12^REF_I12|%1$s|P"), "AE", "101", "MSH^1^10"),
                spoilt(
                        "control id of 200",
                        put("REF^I12^REF_I12|" + "9".repeat(200) + "|P", "REF^I12^REF_I12|%1$s|P"),
                        "AE",
                        "MSH^1^10"),
                spoilt("in a skipped hour", put("20260308023000", "20261122103015-0500"), "AA", "HUB-CLOCK"),
                spoilt("in a repeated hour", put("20261101013000", "20261122103015-0500"), "AA", "HUB-CLOCK"),
                spoilt("an impossible month", put("20261332", "20261122103015-0500"), "AE", "102", "MSH^1^7"),
                spoilt("a year ahead", put("2999", "20261122103015-0500"), "AE", "102", "MSH^1^7"),
                spoilt("a century ago", put("19000101000000", "20261122103015-0500"), "AA"),
                spoilt("version 2.1", put("|2.1|", "|2.5.1|"), "AR", "203"),
                spoilt("version 2.2", put("|2.2|", "|2.5.1|"), "AR", "203"),
                spoilt("version 2.8.2", put("|2.8.2|", "|2.5.1|"), "AR", "203"),
                spoilt("version V2.5", put("|V2.5|", "|2.5.1|"), "AR", "203"),
                spoilt("no version", put("||", "|2.5.1|"), "AR", "203"),
                spoilt("version 2.3 of a country", put("|2.5^AUS|", "|2.5.1|"), "AA"),
                spoilt("unknown event", put("REF^I99", "REF^I12^REF_I12"), "AR", "201"),
                spoilt("no event", put("REF", "REF^I12^REF_I12"), "AR", "201"),
                spoilt("a result", put("ORU^R01", "REF^I12^REF_I12"), "AR", "200"),
                spoilt("lower case", put("ref^i12", "REF^I12^REF_I12"), "AR", "200"),
                spoilt("structure of another type", put("REF^I12^ADT_A01", "REF^I12^REF_I12"), "AR", "200"),
                spoilt("structure of another event", put("REF^I12^REF_I14", "REF^I12^REF_I12"), "AA"),
                spoilt("processing id X", put("|X|2.5.1", "|P|2.5.1"), "AR", "202"),
                spoilt("another's facility", put("LGHEHR|RDC", "LGHEHR|LGH"), "AR", "HUB-PARTNER"),
                spoilt("another receiver", put("|NEXTSTEP|OTHER|", "|NEXTSTEP|PSSEO|"), "AR", "HUB-DEST"));
    }

    static Stream<Arguments> structures() {
        return Stream.of(
                spoilt("no PID", drop("PID"), "AE", "100"),
                spoilt("no PRD", drop("PRD"), "AE", "100"),
                spoilt("no RF1", drop("RF1"), "AE", "100"),
                spoilt(
                        "only a receiver",
                        put("PRD|RT|||^^^PSSEO", "PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH"),
                        "AE",
                        "101",
                        "PRD^1^1"),
                spoilt("two PID", add("PID|2||X^^^LGH^MR||Other^One"), "AE", "100", "PID^2"),
                spoilt("two RF1", add("RF1|P"), "AE", "100", "RF1^2"),
                spoilt("two MSH", add("MSH|^~\\&|LGHEHR|LGH"), "AE", "100", "MSH^2"),
                spoilt("two referring providers", add("PRD|RP|A^B|||^WPN^PH^^1^613^5550142"), "AE", "100"),
                spoilt("an unknown segment", add("XYZ|1"), "AA", "HUB-MINIMIZED", "XYZ^1"),
                spoilt("a segment in lower case", add("pid|1"), "AE", "100"),
                spoilt("a Z-segment", add("ZPI|1|x"), "AA", "HUB-MINIMIZED"),
                spoilt("CRLF and empty lines", message -> message.replace("\n", "\r\n\n"), "AA"),
                spoilt("no last end of line", String::stripTrailing, "AA"),
                spoilt("50,000 repetitions", add("NTE|1||" + "x~".repeat(50_000)), "AR", "HUB-LIMIT"),
                spoilt("60,000 components", add("PV1|" + "^".repeat(60_000)), "AR", "HUB-LIMIT"),
                spoilt("60,000 fields", add("PV1" + "|".repeat(60_000)), "AR", "HUB-LIMIT"),
                spoilt("600,000 fields that are not kept", add("ZZZ" + "|".repeat(600_000)), "AA", "HUB-MINIMIZED"),
                spoilt("an attachment of 900 KiB", add("OBX|1|ED|P||^^^Base64^" + "A".repeat(900_000)), "AA", "OBX^1"),
                spoilt("a null name", put("|\"\"||19890214", "|Tremblay^Rose^^^^^L||19890214"), "AE", "101", "PID^1^5"),
                spoilt("a null consent status", put("|W|\"\"||", "|W|A||"), "AE", "101", "CON^1^11"));
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                spoilt("30 February", put("19890230", "19890214"), "AE", "102", "PID^1^7"),
                spoilt("born tomorrow", put("20261124", "19890214"), "AE", "102", "PID^1^7"),
                spoilt("121 years old", put("19050101", "19890214"), "AE", "102", "PID^1^7"),
                spoilt("a year of birth", put("1989", "19890214"), "AA"),
                spoilt("no birth date", put("||F", "|19890214|F"), "AE", "101", "PID^1^7"),
                spoilt("aged 12", put("20140101", "19890214"), "AE", "HUB-AGE"),
                spoilt("another receiver in PRD", put("PRD|RT|||^^^OTHER\nPRD|RP", "PRD|RP"), "AE", "HUB-DEST"),
                spoilt("a health number", put("MR~9876543217^^^^JHN^^^^ON||", "MR||"), "AA"),
                spoilt("a wrong health number", put("MR~9876543218^^^^JHN^^^^ON||", "MR||"), "AE", "102", "PID^1^3"),
                spoilt(
                        "two health numbers",
                        put("MR~9876543217^^^^JHN^^^^ON~1234567897^^^CANON^JHN||", "MR||"),
                        "AE",
                        "102",
                        "PID^1^3"),
                spoilt("a health number with its version", put("MR~9876 543 217ab^^^CANON^JHN||", "MR||"), "AA"),
                spoilt("a health number of Quebec", put("MR~TREM89021400^^^^JHN^^^^QC||", "MR||"), "AA"),
                spoilt(
                        "a health number alone",
                        put("9876543217^^^^JHN^^^^ON||", "P-%1$s^^^LGH^MR||"),
                        "AE",
                        "101",
                        "PID^1^3"),
                spoilt(
                        "an unusable phone",
                        put("^PRN^CP^^1^613^5550178~unknown", "^PRN^CP^^1^613^5550178"),
                        "HUB-CODE"),
                spoilt("only an unusable phone", put("|unknown\n", "|^PRN^CP^^1^613^5550178\n"), "AE", "102"),
                spoilt("no way to reach them", put("|\n", "|^PRN^CP^^1^613^5550178\n"), "AE", "101", "PID^1^13"),
                spoilt("no number of the referral", put("||||", "||||R-%1$s^LGHEHR"), "AE", "101", "RF1^1^6"),
                spoilt("ended before begun", put("|20261201|20261101|", "|20261201|20270228|"), "AE", "102"),
                spoilt("expired", put("|20261001|20261101|", "|20261201|20270228|"), "AE", "HUB-EXPIRED"),
                spoilt("already rejected", put("RF1|R|", "RF1|P^Pending^HL70283|"), "AE", "HUB-NOT-OPEN"),
                spoilt("an unknown status", put("RF1|Q|", "RF1|P^Pending^HL70283|"), "AE", "103", "RF1^1^1"),
                spoilt("an unknown priority", put("|Q||||", "|R^Routine^HL70280||||"), "AE", "103", "RF1^1^2"),
                spoilt("a status in CON-13", put("|W|A||SIGNED|", "|W|A||20261118|"), "AE", "102", "CON^1^13"),
                spoilt("a word for a status", put("|W|SIGNED||", "|W|A||"), "AE", "103", "CON^1^11"),
                spoilt("no way of consenting", put("||A||", "|W|A||"), "AE", "101", "CON^1^10"),
                spoilt("an unknown form", put("|OTHER-FORM|", "|NEXTSTEP-ROI-1|"), "AE", "103", "HUB-CONSENT-FORM"),
                spoilt("bypassed", put("|W|B||", "|W|A||"), "AE", "HUB-CONSENT-BYPASSED"),
                spoilt("an agent's word", put("|Tremblay^Rose|6", "|Tremblay^Rose|1"), "HUB-CONSENT-INDETERMINATE"),
                spoilt("nobody's word", put("|Tremblay^Rose|", "|Tremblay^Rose|1"), "AE", "101", "CON^1^25"),
                spoilt("for ever", put("|20261118|29991231|", "|20261118|20271117|"), "AA", "HUB-CONSENT-CAPPED"),
                spoilt("a lookup", put("R-${jndi:x}%1$s^", "R-%1$s^"), "AA"),
                spoilt("a script in a note", add("NTE|1||<script>alert(1)</script>|GOALS"), "AA"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"characters", "headers", "structures", "fields"})
    void answersAsItShould(String name, UnaryOperator<String> how, Charset charset, List<String> expected)
            throws IOException {
        String id = "H" + Integer.toHexString(name.hashCode());
        String message = how.apply(GOOD).replace("%1$s", id);
        String answer = send(message.replaceAll("\\r?\\n", "\r"), charset);
        assertThat(answer).as(name).contains(expected);
        assertThat(answer).as("values of the message").doesNotContain("Tremblay", "Okafor", "5550178");
        boolean accepted = answer.matches("(?s).*MSA.AA.*");
        assertThat(hub.get("/fhir/ServiceRequest?identifier=R-" + id, "peer-desk")
                        .body()
                        .contains("\"entry\""))
                .as("stored")
                .isEqualTo(accepted && !name.equals("a lookup"));
    }

    /** Table 0155 for MSH-15 and MSH-16, as the guide has it: which acknowledgements come, if any. */
    @ParameterizedTest(name = "MSH-15 \"{0}\", MSH-16 \"{1}\": accepted {2}, refused {3}, rejected {4}")
    @CsvSource(
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                "\"\",\"\",AA,AE,AR",
                "AL,AL,CA+AA,CA+AE,CR",
                "AL,NE,CA,CE,CR",
                "NE,AL,AA,AE,AR",
                "NE,NE,-,-,-",
                "ER,ER,-,AE,CR",
                "SU,SU,CA+AA,-,-"
            })
    void answersInTheModeThatIsAsked(
            String accept, String application, String accepted, String refused, String rejected) throws IOException {
        String id = "M" + accept + "-" + application;
        String modes = "|||" + accept + "|" + application + "|CAN";
        String good = GOOD.replace("|||||CAN", modes).replace("%1$s", id);
        String bad = put("RF1|Q|", "RF1|P^Pending^HL70283|").apply(good).replace("|" + id + "|P", "|" + id + "x|P");
        String notOurs = good.replace("|" + id + "|P|2.5.1", "|" + id + "y|P|2.1");
        assertThat(codes(good)).isEqualTo(accepted);
        assertThat(codes(bad)).isEqualTo(refused);
        assertThat(codes(notOurs)).isEqualTo(rejected);
    }

    /** Of every acknowledgement that comes before the hub closes its half. */
    private String codes(String message) throws IOException {
        List<String> codes = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", hub.mllpPort())) {
            socket.setSoTimeout(20_000);
            byte[] bytes = message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(RunningHub.frame(bytes));
            socket.shutdownOutput();
            String answer = RunningHub.readFrame(socket.getInputStream());
            while (!answer.isEmpty()) {
                codes.add(answer.replaceAll("(?s).*\rMSA\\|(..).*", "$1"));
                answer = RunningHub.readFrame(socket.getInputStream());
            }
        }
        return codes.isEmpty() ? "-" : String.join("+", codes);
    }

    @Test
    void aNullRemovesWhatWasThereInAChangeOnly() throws IOException {
        String first = add("NTE|1||Use the side door|SAFE_CONTACT").apply(GOOD).replace("%1$s", "NULLS");
        assertThat(send(first.replace('\n', '\r'), StandardCharsets.UTF_8)).contains("AA");
        assertThat(stored("NULLS")).contains("20270228".replaceAll("(....)(..)(..)", "$1-$2-$3"));
        String change = first.replace("REF^I12^REF_I12|NULLS", "REF^I13|NULLSb")
                .replace("|20261201|20270228|", "|20261201|\"\"|")
                .replace("20261122103015", "20261122113015");
        assertThat(send(change.replace('\n', '\r'), StandardCharsets.UTF_8)).contains("AA");
        assertThat(stored("NULLS")).contains("2026-12-01").doesNotContain("2027-02-28");
    }

    private String stored(String id) {
        return hub.get("/fhir/ServiceRequest?identifier=R-" + id, "peer-desk").body();
    }

    /** The same on any connection: what is sent, and what comes back; nothing when the hub keeps silent for a while. */
    private String send(String message, Charset charset) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", hub.mllpPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(RunningHub.frame(message.getBytes(charset)));
            socket.shutdownOutput();
            return RunningHub.readFrame(socket.getInputStream());
        }
    }
}
