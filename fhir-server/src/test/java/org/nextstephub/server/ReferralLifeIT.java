package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.SenderWords;

/** What happens to a referral after it was accepted: changed, its service ended, cancelled, its consent withdrawn. */
class ReferralLifeIT {

    private final RunningHub hub = RunningHub.shared();

    private static String message(String trigger, String id, String number, String time, String more) {
        return """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|%5$s-0500||%1$s|%2$s|P|2.5.1
                RF1|P^Pending^HL70283|R^Routine^HL70280||||R-%3$s^LGHEHR|20261201|20270228|20261122
                PRD|RP^Referring Provider^HL70286|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
                PID|1||P-%3$s^^^LGH^MR||Tremblay^Rose^^^^^L||19890214|F|||||^PRN^PH^^1^613^5550178
                %4$s""".formatted(trigger, id, number, more, time);
    }

    private static String consent(String number, String status, String given) {
        return "CON|1|001|NEXTSTEP-ROI-1|C-%s^LGHEHR||||||W|%s||%s|%s|20271117|Y|||||F|||Tremblay^Rose|1%n"
                .formatted(number, status, given, given);
    }

    private String send(String trigger, String id, String number, String time, String more) {
        return hub.mllp(message(trigger, id, number, time, more));
    }

    private String referral(String number) {
        return hub.get("/fhir/ServiceRequest?identifier=R-" + number, "peer-desk")
                .body();
    }

    private int count(String query) {
        return hub.jdbc().sql(query).query(Integer.class).single();
    }

    private void accept(String number) {
        assertThat(send("REF^I12", "L-" + number, number, "20261122090000", consent(number, "A", "20261118")))
                .contains("MSA|AA");
    }

    @Test
    void appliesAChangeAndKnowsAnOlderOne() {
        accept("201");

        String change = send(
                "REF^I13",
                "L-201b",
                "201",
                "20261122100000",
                "NTE|1||Likes gardening|INTERESTS\n" + consent("201", "A", "20261118"));
        String older = send(
                "REF^I13",
                "L-201c",
                "201",
                "20261122093000",
                "NTE|1||Likes chess|INTERESTS\n" + consent("201", "A", "20261118"));

        assertThat(change).contains("MSA|AA|L-201b");
        assertThat(older).contains("MSA|AA|L-201c").contains("HUB-STALE");
        assertThat(referral("201"))
                .contains("gardening")
                .doesNotContain("chess")
                .contains("NS-");
    }

    @Test
    void aSecondReferralRestsOnTheConsentOnFile() {
        accept("208");
        String second =
                message("REF^I12", "L-208b", "208", "20261122100000", "").replace("R-208^", "R-208b^");

        assertThat(hub.mllp(second)).contains("MSA|AA|L-208b");
        assertThat(hub.mllp(second.replace("L-208b", "L-208c").replace("P-208^", "P-208x^")))
                .contains("MSA|AE")
                .contains("HUB-CONSENT-MISSING");
    }

    @Test
    void refusesAChangeOfSomethingUnknown() {
        accept("202");
        String unknown = message("REF^I13", "L-202b", "202", "20261122100000", consent("202", "A", "20261118"))
                .replace("R-202^", "R-999^");
        assertThat(hub.mllp(unknown)).contains("MSA|AE").contains("HUB-UNKNOWN-REFERRAL");
    }

    @Test
    void cancelsOnceAndNothingComesAfterIt() {
        accept("203");

        assertThat(send("REF^I14", "L-203b", "203", "20261122100000", "")).contains("MSA|AA|L-203b");
        assertThat(send("REF^I14", "L-203c", "203", "20261122110000", ""))
                .contains("MSA|AA")
                .contains("HUB-CLOSED");
        assertThat(send(
                        "REF^I12",
                        "L-203d",
                        "203",
                        "20261122113000",
                        consent("203", "A", "20261118") + "NTE|1||x|GOALS\n"))
                .contains("MSA|AE")
                .contains("HUB-CANCELLED");
        assertThat(referral("203")).contains("\"status\":\"revoked\"");
        assertThat(hub.everyPage("/fhir/Task?status=cancelled&_count=100", "lakeshore-hospital"))
                .contains("R-203");
    }

    @Test
    void marksTheServiceAsEndedAndAsGoingOn() {
        accept("204");
        String adt = """
                MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|2026112210%1$s-0500||ADT^%2$s|L-204%2$s|P|2.5.1
                EVN||20261122100000
                PID|1||P-204^^^LGH^MR
                PV1|1|O|||||||||||||||||||||||||||||||||||||||||20261121
                """;

        assertThat(hub.mllp(adt.formatted("0000", "A03"))).contains("MSA|AA");
        assertThat(referral("204")).contains("\"valueCode\":\"ended\"");
        assertThat(hub.mllp(adt.formatted("3000", "A13"))).contains("MSA|AA");
        assertThat(referral("204")).doesNotContain("\"valueCode\":\"ended\"");
        assertThat(hub.mllp(adt.formatted("0000", "A03")
                        .replace("P-204", "P-NOBODY")
                        .replace("L-204A03", "L-204X")))
                .contains("MSA|AA");
    }

    @Test
    void aWithdrawalEndsItAndHidesIt() {
        accept("205");

        String withdrawn = send("REF^I13", "L-205b", "205", "20261122100000", consent("205", "X", "20261122"));

        assertThat(withdrawn).contains("MSA|AA").contains("HUB-WITHDRAWN");
        assertThat(referral("205")).doesNotContain("\"entry\"").doesNotContain("P-205");
        assertThat(send("REF^I12", "L-205c", "205", "20261122110000", consent("205", "A", "20261118")))
                .contains("MSA|AE")
                .contains("HUB-CONSENT-RESCINDED");
        assertThat(hub.everyPage("/fhir/ServiceRequest?_count=1000", "reporting"))
                .doesNotContain("R-205");
    }

    @Test
    void aTestWalksTheWholeGateAndLeavesOnlyAReceipt() {
        String test = message("REF^I12", "L-206", "206", "20261122090000", consent("206", "A", "20261118"))
                .replace("|P|2.5.1", "|T|2.5.1");

        assertThat(hub.mllp(test)).contains("MSA|AA|L-206").contains("HUB-TEST-LANE");
        assertThat(hub.mllp(test)).contains("MSA|AA|L-206").contains("HUB-TEST-LANE");
        assertThat(hub.mllp(test.replace("|L-206|", "|L-206b|").replaceAll("CON.*\n", "")))
                .contains("MSA|AE|L-206b")
                .contains("HUB-CONSENT-MISSING");

        assertThat(referral("206")).doesNotContain("\"entry\"");
        assertThat(count("select count(*) from hub.receipt where key_value like '%/"
                        + hub.bean(SenderWords.class).hash("L-206") + "' and test"))
                .isEqualTo(2);
        assertThat(count("select count(*) from hub.inbox where key_value like '%/L-206%'"))
                .isZero();
        assertThat(count("select count(*) from hub.referral where placer_value = 'R-206'"))
                .isZero();
        accept("206");
    }

    @Test
    void aTestThatWithdrawsWithdrawsNothing() {
        accept("207");

        String test = message("REF^I13", "L-207b", "207", "20261122100000", consent("207", "X", "20261122"))
                .replace("|P|2.5.1", "|T|2.5.1");

        assertThat(hub.mllp(test)).contains("MSA|AA").contains("HUB-WITHDRAWN").contains("HUB-TEST-LANE");
        assertThat(referral("207")).contains("\"entry\"");
    }
}
