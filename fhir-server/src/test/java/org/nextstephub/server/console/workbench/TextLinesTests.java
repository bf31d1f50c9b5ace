package org.nextstephub.server.console.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A finding leads to the line of the text on which it lies. */
class TextLinesTests {

    @Test
    void aSegmentByItsPlaceAmongThoseOfItsName() {
        TextLines lines = new TextLines("MSH|a\rPID|1\rCON|1\rZZZ|\rCON|2");
        assertThat(lines.of("PID-3", 0)).isEqualTo(2);
        assertThat(lines.of("CON[2]-15.1", 0)).isEqualTo(5);
        assertThat(lines.of("MSH", 0)).isEqualTo(1);
        assertThat(lines.of("RF1-6", 0)).isZero();
        assertThat(lines.of("", 0)).isZero();
    }

    @Test
    void anElementInTheFirstResourceOfItsType() {
        TextLines json = new TextLines("""
                {"entry": [{
                  "resource": {
                    "resourceType": "Patient",
                    "birthDate": "1990" } }, {
                  "resource": {
                    "resourceType": "ServiceRequest",
                    "occurrencePeriod": {} } }]}
                """);
        assertThat(json.of("Patient.birthDate", 0)).isEqualTo(4);
        assertThat(json.of("ServiceRequest.occurrence", 0)).isEqualTo(7);
        assertThat(json.of("ServiceRequest.birthDate", 0)).isEqualTo(6);
        assertThat(json.of("Consent.provision.period", 0)).isZero();
        TextLines xml = new TextLines(
                "<Bundle>\n<resource>\n<Patient>\n<birthDate value='x'/>\n</Patient></resource></Bundle>");
        assertThat(xml.of("Patient.birthDate", 0)).isEqualTo(4);
    }

    @Test
    void aRowAfterTheHeaderThoughACellHasSeveralLines() {
        TextLines lines = new TextLines("a,b\n1,\"x\ny\"\n2,z\n");
        assertThat(lines.of("b", 1)).isEqualTo(2);
        assertThat(lines.of("b", 2)).isEqualTo(4);
        assertThat(lines.of("b", 3)).isZero();
    }

    @Test
    void aLongTextIsShownInPart() {
        TextLines lines = new TextLines("x".repeat(1000) + "\n".repeat(2000) + "PID|");
        assertThat(lines.areCut()).isTrue();
        assertThat(lines.shown()).hasSize(500).allMatch(line -> line.length() < 310);
        assertThat(lines.of("PID-3", 0)).isZero();
    }

    @Test
    void aTextIsSentInTheCharsetThatItDeclares() {
        String header = "MSH|^~\\&|A|B|C|D|20261122||REF^I12|1|P|2.5.1|||||CAN|";
        assertThat(Pasted.of(header + "8859/1\rPID|é").bytes())
                .isEqualTo((header + "8859/1\rPID|é").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Pasted.of(header + "UNICODE UTF-8\rPID|é").bytes())
                .isEqualTo((header + "UNICODE UTF-8\rPID|é").getBytes(StandardCharsets.UTF_8));
        assertThat(Pasted.of("é", null).isEmpty()).isFalse();
        assertThat(Pasted.of("x".repeat(2_000_000), null).shown()).isEmpty();
    }
}
