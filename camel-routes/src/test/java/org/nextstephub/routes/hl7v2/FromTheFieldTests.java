package org.nextstephub.routes.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.routes.hub.RegisteredPartner;

/** What real senders write, and what becomes of it. */
class FromTheFieldTests {

    private static final String GOOD = """
            MSH|^~\\&|LGHEHR|LGH|NEXTSTEP|PSSEO|20261122103015-0500||REF^I12^REF_I12|F1|P|2.5.1|||||CAN|UNICODE UTF-8
            RF1|P|R||||R-F1^LGHEHR|20261201|20270228|20261122
            PRD|RP|Okafor^Denise||^^^LGH|^WPN^PH^^1^613^5550142
            PID|1||P-F1^^^LGH^MR||Quillfeather^Maribeth^^^^^L||19840612|F|||9 Fernbank Lane^^Kingston^ON^K7L 0B1||^PRN^CP^^1^613^5550133
            CON|1|001|NEXTSTEP-ROI-1|C-F1^LGHEHR||||||W|A||20261118|20261118|20271117|Y|||||F|||Quillfeather^Maribeth|1
            """;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T16:00:00Z"), ZoneOffset.UTC);
    private static final RegisteredPartner SENDER = new RegisteredPartner(
            "lakeshore-hospital",
            List.of("LGHEHR"),
            List.of("LGH"),
            List.of(),
            List.of(),
            true,
            Map.of("mrn-namespace", "LGH"),
            Map.of(),
            Set.of());

    private static V2Translator.Result translated(String message) {
        byte[] bytes = message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
        return V2Translator.translate(bytes, SENDER, CLOCK);
    }

    private static V2Translator.Result with(String of, String instead) {
        assertThat(GOOD).contains(of);
        return translated(GOOD.replace(of, instead));
    }

    private static V2Translator.Result and(String lines) {
        return translated(GOOD + lines);
    }

    private static <T extends Resource> T the(Class<T> type, V2Translator.Result result) {
        assertThat(result.errors()).isEmpty();
        Bundle bundle = result.message().orElseThrow();
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String instruction(V2Translator.Result result) {
        return the(ServiceRequest.class, result)
                .getExtensionsByUrl(Canonical.EXT_CONTACT_SAFETY)
                .get(0)
                .getExtensionByUrl("instruction")
                .getValueAsPrimitive()
                .getValueAsString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NTE|1||Text first.~Her partner answers.|SAFE_CONTACT^^99HUB",
                "NTE|1||Text first.|SAFE_CONTACT_NTE|2||Her partner answers.|SAFE_CONTACT",
                "NTE|1||Text first.\\X0D\\\\X0A\\Her partner answers.|SAFE_CONTACT",
                "NTE|1||Text first.\\X0D0A\\Her partner answers.|SAFE_CONTACT",
                "NTE|1||Text first.\\X000D\\Her partner answers.|SAFE_CONTACT",
                "NTE|1||Text first.\\X0a\\Her partner answers.|SAFE_CONTACT",
                "NTE|1||Text first.\\.br\\Her partner answers.|SAFE_CONTACT",
                "NTE|1||SAFE_CONTACT: Text first.~Her partner answers."
            })
    void theWholeNoteIsKept(String notes) {
        String lines = notes.replace("SAFE_CONTACT_NTE", "SAFE_CONTACT\nNTE") + "\n";
        assertThat(instruction(and(lines))).isEqualTo("Text first.\nHer partner answers.");
    }

    @Test
    void rawMarksInATextAreText() {
        assertThat(instruction(and("NTE|1||Ask for Tom & Ann ^ after 5|SAFE_CONTACT\n")))
                .isEqualTo("Ask for Tom & Ann ^ after 5");
        V2Translator.Result result = with("20270228|20261122", "20270228|20261122|||||Tom & Ann");
        assertThat(the(ServiceRequest.class, result).getNote())
                .extracting(Annotation::getText)
                .containsExactly("Tom & Ann");
    }

    @Test
    void linesOfOneNoteMayBeMoreThanTheRepetitionsOfOtherFields() {
        String lines = "a line~".repeat(80) + "the last";
        assertThat(instruction(and("NTE|1||" + lines + "|SAFE_CONTACT\n"))).endsWith("the last");
    }

    @Test
    void aNoteThatIsTooLongInAllIsAtFaultWhereItBecomesSo() {
        String half = "x".repeat(2500);
        assertThat(and("NTE|1||" + half + "|GOALS\nNTE|2||" + half + "|GOALS\n").errors())
                .singleElement()
                .asString()
                .startsWith("NTE^2^3: 104");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORC|RE|ORD-1\nOBR|1|ORD-1\nOBX|1|ED|PDF||^application^pdf^Base64^JVBERi0x||||||F",
                "OBX|1|TX|T||bell \u0007 and \u0000||||||F\nNTE|1||\u0001|GOALS",
                "ZPD|1|\u0007\nNTE|1||no type \u0002",
                "XYZ|1|of nobody's",
                "OBX|1|ED|PDF||^^^Base64^JVBERi0x\nTGluZSB0d28=\nTGluZSB0aHJlZQ==||||||F"
            })
    void whatIsNotKeptIsNoReasonToRefuse(String lines) {
        V2Translator.Result result = and(lines + "\n");
        assertThat(result.errors()).isEmpty();
        assertThat(result.remarks()).anyMatch(remark -> remark.contains("HUB-MINIMIZED"));
        assertThat(FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(result.message().orElseThrow()))
                .doesNotContain("JVBERi0x", "bell", "of nobody");
    }

    @Test
    void onlyTheFrameLimitsWhatIsNotKept() {
        assertThat(and("OBX|1|ED|PDF||^^^Base64^" + "QUJD".repeat(200_000) + "||||||F\n")
                        .errors())
                .isEmpty();
        assertThat(and("OBX|1|TX|T||line\nNTE|1||of it\n".repeat(2_000)).errors())
                .isEmpty();
        assertThat(and("ZZZ" + "|".repeat(500_000) + "\n").errors()).isEmpty();
    }

    @Test
    void bytesThatAreNoCharactersDoNotMatterWhereNothingIsKept() {
        byte[] good = GOOD.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
        byte[] odd = "OBX|1|TX|T||caf\u00E9\r".getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[good.length + odd.length];
        System.arraycopy(good, 0, all, 0, good.length);
        System.arraycopy(odd, 0, all, good.length, odd.length);
        assertThat(V2Translator.translate(all, SENDER, CLOCK).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pid|1", "NTE1|1||x", "con|1|001", " CON|1|001", "rest of a line"})
    void aLineThatMightBeASegmentIsNotPassedOver(String line) {
        assertThat(and(line + "\n").errors()).singleElement().asString().startsWith("CON^1: 100");
    }

    @Test
    void aRefusalIsSeenBehindWhatIsPassedOver() {
        String refusal =
                "OBX|1|ED|PDF||^^^Base64^JVBERi0x\nTGluZSB0d28=\nCON|2|001|NEXTSTEP-ROI-1|C-2||||||V|R||20261120\n";
        Bundle message = and(refusal).message().orElseThrow();
        assertThat(message.getEntry())
                .filteredOn(entry -> entry.getResource().fhirType().equals("Consent"))
                .hasSize(2);
        assertThat(and("OBX|1|ED|PDF||x\ncon|2|001|NEXTSTEP-ROI-1\n").errors()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "P-F1^^^LGH^MR; P-F1; ''",
                "P-F1^^^LGH^MRN; P-F1; PID^1^3",
                "P-F1^^^LGH; P-F1; PID^1^3",
                "P-F1; P-F1; PID^1^3",
                "X-9^^^ACC^AN~P-F1^^^LGH^MRN; P-F1; PID^1^3",
                "9876543217~P-F1^^^LGH^MRN; P-F1; PID^1^3"
            })
    void theNumberOfTheSenderIsFound(String pid3, String number, String remarkAt) {
        V2Translator.Result result = with("P-F1^^^LGH^MR", pid3);
        assertThat(the(Patient.class, result).getIdentifier())
                .extracting(Identifier::getValue)
                .containsExactly(number);
        assertThat(result.remarks())
                .filteredOn(remark -> remark.contains("HUB-CODE"))
                .allMatch(remark -> remark.startsWith(remarkAt + ": "))
                .hasSize(remarkAt.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "P-F1^^^EPIC^MRN; 103",
                "P-F1~P-F2; 103",
                "9876543217; 103",
                "9876543217^^^^JHN^^^^ON; 101",
                "X-9^^^ACC^AN; 101",
                "''; 101"
            })
    void aNumberThatMightBeAnothersIsNotTaken(String pid3, String condition) {
        assertThat(with("P-F1^^^LGH^MR", pid3).errors())
                .singleElement()
                .asString()
                .startsWith("PID^1^3: " + condition);
    }

    @Test
    void aNumberInPid2CountsWherePid3HasNone() {
        V2Translator.Result old = translated(
                GOOD.replace("PID|1||P-F1^^^LGH^MR|", "PID|1|P-F1^^^LGH^MR||").replace("|2.5.1|", "|2.3|"));
        assertThat(the(Patient.class, old).getIdentifierFirstRep().getValue()).isEqualTo("P-F1");
        assertThat(old.remarks()).isEmpty();
        V2Translator.Result newer = with("PID|1||P-F1^^^LGH^MR|", "PID|1|P-F1^^^LGH||");
        assertThat(the(Patient.class, newer).getIdentifierFirstRep().getValue()).isEqualTo("P-F1");
        assertThat(newer.remarks()).singleElement().asString().startsWith("PID^1^2: HUB-CODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURRENT", "U", "LEGAL"})
    void theOnlyNameCountsWhateverItsType(String type) {
        V2Translator.Result result = with("Maribeth^^^^^L|", "Maribeth^^^^^" + type + "|");
        assertThat(the(Patient.class, result).getNameFirstRep().getFamily()).isEqualTo("Quillfeather");
        assertThat(result.remarks()).singleElement().asString().startsWith("PID^1^5: HUB-CODE");
    }

    @ParameterizedTest
    @CsvSource({"Maribeth^^^^^M|, 103", "'Maribeth^^^^^X1~Other^One^^^^^X2|', 103"})
    void aNameThatMayNotBeTheirsNowIsNot(String name, String condition) {
        assertThat(with("Maribeth^^^^^L|", name).errors())
                .singleElement()
                .asString()
                .startsWith("PID^1^5: " + condition);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, fr",
        "fr^French^ISO639, fr",
        "fre, fr",
        "FRA, fr",
        "eng, en",
        "moh, moh",
        "zh, zh",
        "chi, zh",
        "fr-CA, fr-CA",
        "EN_ca, en-CA",
        "tgl, tl"
    })
    void aLanguageIsWrittenInItsShortestCode(String pid15, String code) {
        V2Translator.Result result = with("^613^5550133", "^613^5550133||" + pid15);
        assertThat(the(Patient.class, result)
                        .getCommunicationFirstRep()
                        .getLanguage()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo(code);
        assertThat(result.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OTH^Other^LOCAL, Other", "UNK, UNK", "DECLINED, DECLINED", "und, und", "xx, xx", "^Tagalog, Tagalog"})
    void whatIsNoLanguageIsKeptInWords(String pid15, String words) {
        V2Translator.Result result = with("^613^5550133", "^613^5550133||" + pid15);
        Patient.PatientCommunicationComponent spoken =
                the(Patient.class, result).getCommunicationFirstRep();
        assertThat(spoken.getLanguage().getText()).isEqualTo(words);
        assertThat(spoken.getLanguage().hasCoding()).isFalse();
        assertThat(result.remarks()).singleElement().asString().startsWith("PID^1^15: HUB-CODE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1000&Fernbank Lane; 1000 Fernbank Lane",
                "&Fernbank Lane&9; 9 Fernbank Lane",
                "9 Fernbank Lane&Fernbank Lane&9; 9 Fernbank Lane",
                "9 Fernbank Lane; 9 Fernbank Lane",
                "Fernbank House&Fernbank Lane&9; Fernbank House, 9 Fernbank Lane"
            })
    void aStreetInPartsIsOneLine(String street, String line) {
        Address address = the(Patient.class, with("9 Fernbank Lane", street)).getAddressFirstRep();
        assertThat(address.getLine()).singleElement().asString().isEqualTo(line);
    }

    @Test
    void aTelephoneAndAnAddressInOneRepetitionAreBothKept() {
        V2Translator.Result result = with(
                "^PRN^CP^^1^613^5550133", "6135550133^PRN^PH^maribeth@mail.example~(613) 555-0178 ext. 4512^PRN^PH");
        assertThat(the(Patient.class, result).getTelecom())
                .extracting(telecom -> telecom.getRank() + " " + telecom.getValue())
                .containsExactly("1 maribeth@mail.example", "2 +16135550133", "3 +16135550178 ext. 4512");
        assertThat(result.remarks()).isEmpty();
    }

    @Test
    void aWishThatIsNotUnderstoodIsNotGuessedAt() {
        assertThat(and("NTE|1||through-referer|PREFERRED_CONTACT\n").errors())
                .singleElement()
                .asString()
                .startsWith("NTE^1^3: 103");
        Optional<Bundle> understood =
                and("NTE|1||through-referrer|PREFERRED_CONTACT\n").message();
        assertThat(understood).isPresent();
    }
}
