package org.nextstephub.server.intake.record;

import java.time.Instant;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.pathway.ReferralCodes;
import org.nextstephub.server.pathway.ReferralTask;

/**
 * Why a sender cancels, as far as its message says so in code.
 *
 * @param reason code of {@code ns-status-reason}
 */
record Cancellation(String reason) {

    private static final String BY_SENDER = "withdrawn-by-sender";
    private static final String IN_ERROR = "recorded-in-error";

    /** What a sender may give as a reason, with the state that the task then has. */
    private static final Map<String, String> STATES = Map.of(
            BY_SENDER,
            BY_SENDER,
            IN_ERROR,
            IN_ERROR,
            "person-declined",
            "declined-by-person",
            "consent-withdrawn",
            "consent-withdrawn");

    /** The reason in the message's request; without a known one it is the sender's own. */
    static Cancellation in(Message message) {
        return message.referral().stream()
                .flatMap(referral -> referral.getExtensionsByUrl(Canonical.EXT_STATUS_REASON).stream())
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(reason -> ((CodeableConcept) reason).getCoding().stream())
                .filter(coding -> Canonical.codeSystem("ns-status-reason").equals(coding.getSystem()))
                .filter(coding -> coding.getCode() != null && STATES.containsKey(coding.getCode()))
                .map(coding -> new Cancellation(coding.getCode()))
                .findFirst()
                .orElse(new Cancellation(BY_SENDER));
    }

    void applyTo(ServiceRequest referral) {
        referral.setStatus(
                reason.equals(IN_ERROR) ? ServiceRequestStatus.ENTEREDINERROR : ServiceRequestStatus.REVOKED);
        referral.getExtension().removeIf(extension -> Canonical.EXT_STATUS_REASON.equals(extension.getUrl()));
        referral.addExtension(Canonical.EXT_STATUS_REASON, ReferralCodes.statusReason(reason));
    }

    void applyTo(Task task, Instant now) {
        ReferralTask.cancel(task, reason, STATES.getOrDefault(reason, BY_SENDER), now);
    }
}
