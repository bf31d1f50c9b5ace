package org.nextstephub.server.consent;

import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.codesystems.ConsentAction;
import org.hl7.fhir.r4.model.codesystems.V3ActReason;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;

/** Codes that a consent may use: one that its own system does not have was not meant the way it would be read. */
final class Codes {

    static final String ACTIONS = "http://terminology.hl7.org/CodeSystem/consentaction";

    /** What peer support does with what it receives. */
    static final Set<String> SHARING = Set.of("access", "disclose");

    /** Not above R, the mark of mental health information, in U &lt; L &lt; M &lt; N &lt; R &lt; V. */
    private static final Set<String> UP_TO_RESTRICTED = Set.of("U", "L", "M", "N", "R");

    private Codes() {}

    /** Whether it is a code of v3-ActReason. */
    static boolean isAPurpose(Coding purpose) {
        return Canonical.ACT_REASON.equals(purpose.getSystem()) && exists(purpose.getCode(), V3ActReason::fromCode);
    }

    /** Whether every coding has a code, and one of FHIR's consent actions exists. */
    static boolean isAnAction(CodeableConcept action) {
        return !action.getCoding().isEmpty()
                && action.getCoding().stream()
                        .allMatch(coding -> coding.getCode() != null
                                && (!ACTIONS.equals(coding.getSystem())
                                        || exists(coding.getCode(), ConsentAction::fromCode)));
    }

    /** Whether a label is at most R; a code of that system that is unknown or missing is above everything. */
    static boolean isAtMostRestricted(Coding label) {
        return !Canonical.CONFIDENTIALITY.equals(label.getSystem())
                || (label.getCode() != null && UP_TO_RESTRICTED.contains(label.getCode()));
    }

    private interface CodeSystem {
        @Nullable
        Object find(String code) throws FHIRException;
    }

    private static boolean exists(@Nullable String code, CodeSystem system) {
        try {
            return code != null && system.find(code) != null;
        } catch (FHIRException unknown) {
            return false;
        }
    }
}
