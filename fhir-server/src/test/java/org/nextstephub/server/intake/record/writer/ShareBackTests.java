package org.nextstephub.server.intake.record.writer;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.Canonical;

/** What an agency sends about what it may be told: it can pass on a wish, and a no is a no. */
class ShareBackTests {

    private static Consent shareBack(ConsentProvisionType type) {
        Consent consent = new Consent().setStatus(ConsentState.ACTIVE);
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType("peer-to-clinical"));
        consent.getProvision().setType(type);
        return consent;
    }

    private static ConsentState kept(Consent sent) {
        StoreTransaction draft = new StoreTransaction(
                FhirContext.forR4Cached(),
                List.of(new BundleEntryComponent()
                        .setFullUrl("urn:uuid:50c8a1de-0000-4000-8000-000000000001")
                        .setResource(sent)));
        PersonAndConsents.proposeShareBack(draft);
        return draft.the(Consent.class).getStatus();
    }

    @Test
    void aPermitOfAnAgencyIsOnlyProposed() {
        assertThat(kept(shareBack(ConsentProvisionType.PERMIT))).isEqualTo(ConsentState.PROPOSED);
    }

    @Test
    void aRefusalOfAnAgencyStaysARefusal() {
        assertThat(kept(shareBack(ConsentProvisionType.DENY))).isEqualTo(ConsentState.ACTIVE);
    }

    @Test
    void aDirectionWithoutAValueIsNone() {
        Consent consent = new Consent().setStatus(ConsentState.DRAFT);
        Extension direction = new Extension(Canonical.EXT_CONSENT_DIRECTION);
        direction.addExtension("http://example.org/note", new StringType("later"));
        consent.addExtension(direction);

        assertThat(kept(consent)).isEqualTo(ConsentState.DRAFT);
    }
}
