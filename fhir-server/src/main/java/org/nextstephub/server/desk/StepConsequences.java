package org.nextstephub.server.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.ClinicalService;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.pathway.Stage;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** What else changes with a step: the relationship, the overlap team, the questions to the agency. */
@Component
class StepConsequences {

    private final HubStore store;
    private final OverlapTeam teams;

    StepConsequences(HubStore store, OverlapTeam teams) {
        this.store = store;
        this.teams = teams;
    }

    /** @param beside every task beside the referral's; a question to the agency is added to them */
    List<Resource> of(LockedReferral held, Advance asked, List<Task> beside) {
        List<Resource> changed = new ArrayList<>();
        Task task = held.task();
        beside.stream()
                .filter(Requests::isOpen)
                .forEach(request -> changed.add(Requests.end(request, TaskStatus.COMPLETED, held.now())));
        if (asked.asksForInformation()) {
            Task question = Requests.open(task, asked.requested(), held.now());
            beside.add(question);
            changed.add(question);
        }
        Optional<EpisodeOfCare> relationship =
                ReferralTask.relationship(task).map(id -> store.read(EpisodeOfCare.class, id));
        switch (asked.to().status()) {
            case ACCEPTED -> accept(held, relationship);
            case INPROGRESS -> goOn(held, asked, relationship.orElseThrow(), changed);
            case COMPLETED -> complete(held, asked, relationship.orElseThrow(), changed);
            case ONHOLD ->
                relationship.filter(PeerRelationship::isOpen).ifPresent(episode -> {
                    PeerRelationship.pause(episode, held.now());
                    changed.add(episode);
                });
            default -> {}
        }
        return changed;
    }

    /** From here on there is a relationship to come. */
    private void accept(LockedReferral held, Optional<EpisodeOfCare> known) {
        if (known.isPresent()) {
            return;
        }
        EpisodeOfCare planned = PeerRelationship.planned(
                "Patient/" + held.patientId(),
                "ServiceRequest/" + held.referral().row().serviceRequestId(),
                held.task().getOwner().getReference(),
                held.now());
        store.relationshipsOf(held.patientId()).stream()
                .filter(PeerRelationship::isOver)
                .max(Comparator.comparing(episode -> episode.getPeriod().getStart()))
                .ifPresent(before -> PeerRelationship.comesAfter(planned, before));
        store.save(List.of(planned), WritePermit.ofOwnRecord("accepted"));
        ReferralTask.setRelationship(held.task(), planned.getIdElement().getIdPart());
    }

    /** Introduced, or with both services involved. */
    private void goOn(LockedReferral held, Advance asked, EpisodeOfCare relationship, List<Resource> changed) {
        LocalDate introduced = Introduction.heldOn(
                        store.contactsOf(relationship.getIdElement().getIdPart()))
                .orElseThrow(
                        () -> Refusal.transition(
                                "First record the introduction: an Encounter of type introduction, finished, of this peer relationship"));
        ReferralTask.setIntroducedOn(held.task(), introduced);
        if (relationship.getStatus() == EpisodeOfCare.EpisodeOfCareStatus.PLANNED) {
            PeerRelationship.begin(relationship, held.now());
        }
        PeerRelationship.resume(relationship, held.now());
        if (asked.to().business().equals("overlap-active")) {
            Optional<LocalDate> end = asked.date().or(() -> service(held).end());
            teams.together(held, relationship, introduced, end);
        }
        changed.add(relationship);
    }

    /** The bridge is crossed: the clinical service has ended, and peer support goes on. */
    private void complete(LockedReferral held, Advance asked, EpisodeOfCare relationship, List<Resource> changed) {
        ClinicalService service = service(held);
        if (!service.isOver(held.today())
                && asked.date().filter(day -> !day.isAfter(held.today())).isEmpty()) {
            throw Refusal.transition("The clinical service has not ended yet; if it has, say in date on which day");
        }
        LocalDate introduced = ReferralTask.introducedOn(held.task()).orElseThrow();
        LocalDate end = asked.date()
                .or(service::endedOn)
                .or(() -> service.planned().filter(day -> !day.isAfter(held.today())))
                .orElse(held.today());
        if (!end.isBefore(introduced)) {
            ReferralTask.setOverlap(held.task(), introduced, end);
        }
        teams.ended(relationship, end).ifPresent(changed::add);
        if (PeerRelationship.stage(relationship).equals(Optional.of(Stage.BEGINNING))) {
            PeerRelationship.turnTo(relationship, Stage.ONGOING, held.now());
            changed.add(relationship);
        }
    }

    private ClinicalService service(LockedReferral held) {
        return ClinicalService.of(
                store.read(ServiceRequest.class, held.referral().row().serviceRequestId()));
    }
}
