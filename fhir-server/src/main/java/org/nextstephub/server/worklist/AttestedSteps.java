package org.nextstephub.server.worklist;

import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.pathway.PathwayStep;

/** The steps before a referral, as far as its agency says that it has taken them with the person. */
final class AttestedSteps {

    private static final Set<String> BEFORE_REFERRAL = Set.of(
            PathwayStep.IDENTIFY_READINESS.code(),
            PathwayStep.START_CONVERSATION.code(),
            PathwayStep.CONFIRM_INTEREST_CONSENT.code());

    private AttestedSteps() {}

    /** How many of steps 1 to 3 are attested. */
    static int beforeReferral(ServiceRequest request) {
        return request.getExtensionsByUrl(Canonical.EXT_STEP_ATTESTATION).stream()
                .map(attestation -> attestation.getExtensionByUrl("step"))
                .map(step -> step.getValue().primitiveValue())
                .filter(BEFORE_REFERRAL::contains)
                .collect(Collectors.toSet())
                .size();
    }
}
