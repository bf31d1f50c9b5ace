package org.nextstephub.server.intake.door;

import java.time.Instant;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Reason;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.agreement.AgreementDecision;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.partner.Partner;

/** What a partner may know of its own agreement: the decision that its referrals would meet, before they are sent. */
final class AgreementStatus {

    private AgreementStatus() {}

    /** @param at a moment of the day for which it is asked */
    static Parameters of(Partner partner, Instant at) {
        AgreementDecision judged = AgreementPolicy.decide(partner.agreements(), Direction.CLINICAL_TO_PEER.code(), at);
        Parameters status = new Parameters();
        status.addParameter("inForce", new BooleanType(judged.inForce()));
        status.addParameter("suspended", new BooleanType(judged.reason() == Reason.MOU_SUSPENDED));
        judged.contract().ifPresent(agreement -> {
            status.addParameter("agreement", new StringType(judged.idAndVersion()));
            TimeSpan.of(agreement.getApplies().getStartElement())
                    .ifPresent(start -> status.addParameter(
                            "start", new DateType(start.localStart().toString())));
            TimeSpan.of(agreement.getApplies().getEndElement())
                    .ifPresent(end -> status.addParameter(
                            "end", new DateType(end.localStart().toString())));
        });
        status.addParameter("reason", new CodeType(judged.reason().code()));
        return status;
    }
}
