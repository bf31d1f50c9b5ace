package org.nextstephub.server.pathway;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;

/**
 * What a request says of the clinical service that the person is leaving.
 *
 * @param endedOn the day it ended
 * @param planned the day it is expected to end, else the end of the planned overlap
 * @param closed whether the sender has completed its request
 */
public record ClinicalService(Optional<LocalDate> endedOn, Optional<LocalDate> planned, boolean closed) {

    public static ClinicalService of(ServiceRequest referral) {
        Optional<Extension> service = Optional.ofNullable(referral.getExtensionByUrl(Canonical.EXT_CLINICAL_SERVICE));
        Optional<LocalDate> overlap = referral.hasOccurrencePeriod()
                ? TimeSpan.of(referral.getOccurrencePeriod().getEndElement()).map(TimeSpan::localStart)
                : Optional.empty();
        return new ClinicalService(
                day(service, "endedOn"),
                day(service, "expectedEnd").or(() -> overlap),
                referral.getStatus() == ServiceRequestStatus.COMPLETED);
    }

    private static Optional<LocalDate> day(Optional<Extension> service, String part) {
        return service.flatMap(known -> ReferralTask.part(known, part)).map(LocalDate::parse);
    }

    /** Its last day, as far as it is known. */
    public Optional<LocalDate> end() {
        return endedOn.or(() -> planned);
    }

    /** Whether it has come to its end by this day. */
    public boolean isOver(LocalDate today) {
        return closed || endedOn.filter(day -> !day.isAfter(today)).isPresent();
    }
}
