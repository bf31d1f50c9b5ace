package org.nextstephub.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextstephub.profiles.TrialFormat.CSV;
import static org.nextstephub.profiles.TrialFormat.FHIR_JSON;
import static org.nextstephub.profiles.TrialFormat.FHIR_XML;
import static org.nextstephub.profiles.TrialFormat.HL7V2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The format of a text is recognised by its beginning, whatever an editor or a charset put before it. */
class TrialFormatTests {

    private static final Map<String, TrialFormat> BEGINNINGS = Map.of(
            "MSH|^~\\&|A|B",
            HL7V2,
            "\u000BMSH|^~\\&|A|B",
            HL7V2,
            "BHS|^~\\&",
            HL7V2,
            "\r\n  {\"resourceType\":\"Bundle\"}",
            FHIR_JSON,
            "[]",
            FHIR_JSON,
            "<Bundle xmlns=\"http://hl7.org/fhir\">",
            FHIR_XML,
            "schema_version,event,event_id\nnextstep-1.0,new,1",
            CSV,
            "\"First name\";\"Last name\"\n",
            CSV);

    @Test
    void everyFormatIsRecognisedInEveryCharset() {
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE
        }) {
            BEGINNINGS.forEach((text, format) -> assertThat(TrialFormat.guess(text.getBytes(charset)))
                    .as(charset + " " + text)
                    .contains(format));
        }
        assertThat(TrialFormat.guess("\uFEFF{}".getBytes(StandardCharsets.UTF_8)))
                .contains(FHIR_JSON);
    }

    @Test
    void whatIsNoneOfThemIsNotGuessed() {
        for (String text :
                new String[] {"", " \r\n", "MSHX", "Hello there", "\u0000\u0001", "%PDF-1.7", "PK\u0003\u0004,"}) {
            assertThat(TrialFormat.guess(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void everyFormatHasACode() {
        for (TrialFormat format : TrialFormat.values()) {
            assertThat(TrialFormat.ofCode(format.code())).contains(format);
        }
        assertThat(TrialFormat.ofCode("pdf")).isEmpty();
    }
}
