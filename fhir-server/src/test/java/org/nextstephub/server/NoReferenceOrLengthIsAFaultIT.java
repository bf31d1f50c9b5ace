package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Numbers beyond any length and references that lead back or nowhere are refused with a code, at once and for good. */
class NoReferenceOrLengthIsAFaultIT {

    private static final Pattern VALUE = Pattern.compile("\"(system|value|id)\": ?\"([^\"]*)\"");
    private static final Pattern REFERENCE = Pattern.compile("\"reference\": ?\"([^\"]*)\"");
    private static final Pattern FULL_URL = Pattern.compile("\"fullUrl\": ?\"([^\"]*)\"");

    /** Of random letters, since the database packs what repeats itself. */
    private static final String LONG = new Random(7)
            .ints(6000, 0, 36)
            .mapToObj(letter -> Integer.toString(letter, 36))
            .collect(Collectors.joining());

    private final RunningHub hub = RunningHub.shared();
    private final List<String> failed = new ArrayList<>();
    private int sent;

    private void send(Pattern changed, String with, int nth) {
        String message = Referrals.message("NG-" + sent++);
        MatchResult found = changed.matcher(message).results().toList().get(nth);
        int group = found.groupCount();
        String body = message.substring(0, found.start(group)) + with + message.substring(found.end(group));
        HttpResponse<String> answer = hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, body);
        if (answer.statusCode() >= 500 || answer.body().contains("transient-error")) {
            failed.add(found.group() + " became " + with.substring(0, Math.min(45, with.length())));
        }
    }

    private static int count(Pattern pattern) {
        return (int) pattern.matcher(Referrals.message("NG")).results().count();
    }

    @Test
    void aNumberBeyondAnyLength() {
        for (int nth = 0; nth < count(VALUE); nth++) {
            send(VALUE, LONG, nth);
            send(VALUE, "urn:" + LONG, nth);
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void aReferenceToItselfOrToAnything() {
        List<String> entries = FULL_URL.matcher(Referrals.message("NG"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
        entries.add("urn:uuid:99999999-9999-4999-8999-999999999999");
        entries.add("#");
        for (int nth = 0; nth < count(REFERENCE); nth++) {
            for (String entry : entries) {
                send(REFERENCE, entry, nth);
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void anHl7MessageWithANumberBeyondAnyLength() {
        String message = """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|<1>|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-<2>^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||P-<3>^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                CON|1|001|NEXTSTEP-ROI-1|C-<4>^LGHEHR||||||W|A||20261118|20261118|20271117|Y|||||F|||Tremblay^Rose|1
                """;
        for (int field = 1; field <= 4; field++) {
            String answer = hub.mllp(message.replace("<" + field + ">", LONG).replaceAll("<[1-4]>", "NG-V" + field));
            assertThat(answer).as("field " + field).contains("MSA|A").doesNotContain("HUB-RETRY");
        }
    }
}
