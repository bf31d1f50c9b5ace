package org.nextstephub.server.console.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** Texts to start from, about made-up people: the examples of the guide, and golden cases as the tests have them. */
enum Examples {
    V2_ACCEPTED("referral.hl7", "lakeshore-hospital"),
    V2_WITHOUT_CONSENT("mllp/refused-without-consent/in.hl7", "lakeshore-hospital"),
    V2_TWO_FAULTS("mllp/invalid-two-faults/in.hl7", "lakeshore-hospital"),
    FHIR_ACCEPTED("referral.json", "lakeshore-hospital"),
    FHIR_CONSENT_ENDED("message/refused-consent-expired/in.json", "lakeshore-hospital"),
    FHIR_UNKNOWN_CODE("message/invalid-unknown-code/in.json", "lakeshore-hospital"),
    SHEET("referrals.csv", "frontenac-cm"),
    SHEET_THREE_ROWS("casefile/three-rows/in.csv", "frontenac-cm");

    private final String file;
    private final String partner;

    Examples(String file, String partner) {
        this.file = file;
        this.partner = partner;
    }

    /** In an address, and in the texts as {@code workbench.example.*}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String partner() {
        return partner;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Examples::code).toList();
    }

    static Optional<Examples> ofCode(String code) {
        return Arrays.stream(values())
                .filter(example -> example.code().equals(code))
                .findFirst();
    }

    String text() {
        try (InputStream in = new ClassPathResource("workbench/" + file).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
