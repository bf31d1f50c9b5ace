package org.nextstephub.routes.hl7v2.translation;

import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Time;
import org.nextstephub.routes.message.Referral;

/** PV1-19 to the visit, and PV2-9 (else PV1-45) to the end of the clinical service; the guide's HL7 v2 page, PV1-19 to PV2-9. */
final class PvToClinicalService {

    private PvToClinicalService() {}

    static void map(Translation translation, ServiceRequest referral) {
        Optional<Segment> pv1 = translation.message().first("PV1");
        Optional<Segment> pv2 = translation.message().first("PV2");
        pv1.filter(visit -> visit.has(19))
                .ifPresent(visit -> referral.addIdentifier(Referral.typed(
                        "VN", Canonical.partnerNaming(translation.partner().code(), "visit"), visit.text(19))));
        Optional<V2Time> planned = pv2.flatMap(visit -> translation.time(visit, 9));
        Optional<V2Time> discharged = pv1.flatMap(visit -> translation.time(visit, 45));
        boolean ended = discharged
                .filter(time -> time.instant().isBefore(translation.time()))
                .isPresent();
        if (ended) {
            translation.faults().remark(Issue.SERVICE_ENDED, "PV1^1^45");
            referral.addExtension(Referral.serviceEnded(discharged.get().day().toString(), translation.sender()));
        } else {
            planned.or(() -> discharged)
                    .ifPresent(end -> referral.addExtension(
                            Referral.serviceUntil(end.day().toString(), translation.sender())));
        }
    }
}
