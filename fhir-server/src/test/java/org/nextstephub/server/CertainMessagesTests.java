package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;

/** Ordinary messages of every door are HAPI's to judge once; the next of the same kind is certainly right. */
class CertainMessagesTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final HubValidator validator = new HubValidator(FHIR);

    @Test
    void aFhirMessageIs() {
        theSecondIsCertain(Referrals.message("CM-1"), Referrals.message("CM-2"));
    }

    @Test
    void anHl7v2MessageIs() throws ReflectiveOperationException {
        theSecondIsCertain(
                TranslatedByRoutes.v2(V2Referrals.message("CM-1")), TranslatedByRoutes.v2(V2Referrals.message("CM-2")));
    }

    @Test
    void aRowOfACaseFileIs() throws IOException, ReflectiveOperationException {
        String sheet = Files.readString(Path.of("../examples/referrals.csv")).replace("2026-11-25", "2026-11-22");
        String row = sheet.lines()
                .limit(2)
                .reduce((head, first) -> head + "\n" + first + "\n")
                .orElseThrow();
        theSecondIsCertain(
                TranslatedByRoutes.csv(row).get(0),
                TranslatedByRoutes.csv(row.replace("EX-C-1", "EX-C-9")).get(0));
    }

    private void theSecondIsCertain(String first, String second) {
        assertThat(validator.validate(read(first), List.of(ReferralBundles.MESSAGE)))
                .filteredOn(Finding::error)
                .isEmpty();
        validator.certainty().learn(read(first), ReferralBundles.MESSAGE);

        assertThat(validator.certainty().doubt(read(second), ReferralBundles.MESSAGE))
                .isEmpty();
    }

    private static Bundle read(String message) {
        return FHIR.newJsonParser().parseResource(Bundle.class, message);
    }
}
