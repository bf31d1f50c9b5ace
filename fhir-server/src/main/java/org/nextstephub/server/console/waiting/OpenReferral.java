package org.nextstephub.server.console.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Reach;
import org.nextstephub.server.console.people.ServiceDays;
import org.nextstephub.server.pathway.ReferralTask;

/**
 * A referral that is not over, as the lists show it.
 *
 * @param task its own task
 * @param service when the clinical service ends
 * @param serviceSince the day from which the agency counts its service here, if it said one
 * @param relationship its peer relationship, once it was accepted
 */
record OpenReferral(
        Task task, ServiceDays service, Optional<LocalDate> serviceSince, Optional<EpisodeOfCare> relationship) {

    static OpenReferral of(
            Task task, Optional<ServiceRequest> request, Optional<EpisodeOfCare> relationship, Words words) {
        return new OpenReferral(
                task,
                ServiceDays.of(request.orElseGet(ServiceRequest::new), words),
                request.flatMap(each -> each.hasOccurrencePeriod()
                        ? ServiceDays.day(each.getOccurrencePeriod().getStartElement())
                        : Optional.empty()),
                relationship);
    }

    String id() {
        return task.getIdElement().getIdPart();
    }

    public String number() {
        return task.getGroupIdentifier().getValue();
    }

    public String address() {
        return "/console/referrals/" + id();
    }

    String personId() {
        return ReferralTask.personId(task);
    }

    Instant since() {
        return task.getLastModified().toInstant();
    }

    Reach reach(Words words) {
        return Reach.of(task, words);
    }

    Optional<LocalDate> introduced() {
        return ReferralTask.introducedOn(task);
    }

    boolean isAssigned() {
        return relationship.filter(EpisodeOfCare::hasCareManager).isPresent();
    }

    boolean waitsForTheAgency() {
        String business = task.getBusinessStatus().getCodingFirstRep().getCode();
        return business.equals("awaiting-information")
                || business.equals("held-by-sender")
                || business.equals("consent-expired");
    }
}
