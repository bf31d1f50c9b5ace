package org.nextstephub.routes.casefile.translation;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.MessageDraft;

/** A cancel to ServiceRequest: which referral, and why it is cancelled; the guide's case file page, column cancel_reason. */
final class RowToCancellation {

    /** The words of the column as codes of {@code ns-status-reason}. */
    private static final Map<String, String> REASONS = Map.of(
            "person-declined", "person-declined",
            "consent-withdrawn", "consent-withdrawn",
            "moved-away", "withdrawn-by-sender",
            "no-longer-needed", "withdrawn-by-sender",
            "other", "withdrawn-by-sender",
            "entered-in-error", "recorded-in-error");

    private RowToCancellation() {}

    static ServiceRequest map(Cells cells, RegisteredPartner partner, MessageDraft draft) {
        ServiceRequest referral = RowToServiceRequest.named(cells, partner, draft)
                .setStatus(ServiceRequestStatus.REVOKED)
                .setRequester(MessageDraft.organization(partner.code()));
        cells.need(Column.CANCEL_REASON, Hint.CODE).ifPresent(reason -> {
            if (reason.equals("entered-in-error")) {
                referral.setStatus(ServiceRequestStatus.ENTEREDINERROR);
            }
            referral.addExtension(
                    Canonical.EXT_STATUS_REASON,
                    new CodeableConcept(
                            new Coding(Canonical.codeSystem("ns-status-reason"), REASONS.get(reason), null)));
        });
        return referral;
    }
}
