package org.nextstephub.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** Fixed sentences to a partner, in English and French: code system {@code ns-notice}. */
public enum Notice {
    REFERRAL_RECEIVED,
    CONSENT_NEEDED,
    EXPRESS_LIMITS_IN_CODES,
    INFORMATION_NEEDED,
    ACCEPTED,
    NOT_ACCEPTED,
    CLOSED,
    PLEASE_CALL,
    AGREEMENT_ENDING,
    CONSENT_RECORDED;

    private static final CodeSystem SYSTEM =
            ConformanceResources.read(FhirContext.forR4Cached(), CodeSystem.class, "CodeSystem-ns-notice.json");

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence in a partner's language, {@code en} or {@code fr}. */
    public String text(String language) {
        ConceptDefinitionComponent concept = SYSTEM.getConcept().stream()
                .filter(candidate -> candidate.getCode().equals(code()))
                .findFirst()
                .orElseThrow();
        return language.startsWith("fr") ? concept.getDesignationFirstRep().getValue() : concept.getDisplay();
    }
}
