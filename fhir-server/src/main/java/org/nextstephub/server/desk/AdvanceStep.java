package org.nextstephub.server.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.ClinicalService;
import org.nextstephub.server.pathway.Pathway;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.Place;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.pathway.Stage;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.telling.Outbox;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Takes a referral one step on, back, to a hold or to its end: {@code $advance-step}, and every plain update of a
 * referral's task. One transaction holds the task, the relationship, what the agency may learn of it and the audit.
 */
@Component
class AdvanceStep {

    private static final Set<String> ASKABLE =
            Set.of("clinical-end-date", "contact-details", "access-needs", "consent", "reply");

    private final HubStore store;
    private final LockedReferrals referrals;
    private final OverlapTeam teams;
    private final Worklist worklist;
    private final Outbox outbox;

    AdvanceStep(HubStore store, LockedReferrals referrals, OverlapTeam teams, Worklist worklist, Outbox outbox) {
        this.store = store;
        this.referrals = referrals;
        this.teams = teams;
        this.worklist = worklist;
        this.outbox = outbox;
    }

    /**
     * Puts the task into the state that was asked for.
     *
     * @throws org.nextstephub.server.access.answer.PlainAnswer 422 with the states that may follow, 409 when it was changed
     *     meanwhile, 404 when it is not there for the desk
     */
    Task advance(Caller desk, String taskId, Advance asked) {
        return store.inOneTransaction(() -> {
            LockedReferral held = referrals.lock(taskId, asked.version());
            List<Task> beside = new ArrayList<>(store.tasksBeside(taskId));
            Optional<String> reason = allowed(held, asked, beside);
            State from = State.of(held.task());
            List<Resource> changed = new ArrayList<>();
            follow(held, asked, beside, changed);
            ReferralTask.move(held.task(), asked.to(), reason, held.now());
            changed.add(held.task());
            String decision = UUID.randomUUID().toString();
            changed.add(
                    PeerWorkAudit.provenance(held.task(), held.task().getOwner().getReference(), held.now()));
            store.save(changed, WritePermit.ofPeerWork(held.standing(), decision));
            store.record(PeerWorkAudit.step(desk, held, from, asked.to()));
            outbox.changedHere(held.agency().code(), held.task(), held.consents(), held.now());
            worklist.follow(held.referral(), held.task(), beside, held.consents());
            return held.task();
        });
    }

    /** The reason that will be kept with it. */
    private static Optional<String> allowed(LockedReferral held, Advance asked, List<Task> beside) {
        State from = State.of(held.task());
        List<State> next = Pathway.next(from, ReferralTask.reached(held.task()), Worklist.endingIsAgreed(beside));
        Optional<Place> place = Place.of(asked.to()).filter(Place::byDesk).filter(p -> next.contains(p.state()));
        if (place.isEmpty()) {
            String may = next.stream()
                    .filter(state -> Place.of(state).filter(Place::byDesk).isPresent())
                    .map(State::toString)
                    .collect(Collectors.joining(", "));
            throw Refusal.transition("From " + from + " it can go on to: " + (may.isEmpty() ? "nothing more" : may));
        }
        Optional<String> reason = place.get().reason(asked.reason());
        List<String> faults =
                faults(asked, reason.isPresent() ? Set.of() : place.get().reasons());
        if (!faults.isEmpty()) {
            throw Refusal.invalid(String.join("; ", faults));
        }
        return reason;
    }

    /** @param reasons those of which one must be given, and was not */
    private static List<String> faults(Advance asked, Collection<String> reasons) {
        List<String> faults = new ArrayList<>();
        if (!reasons.isEmpty()) {
            faults.add("reason is one of: " + String.join(", ", reasons));
        }
        if (asked.isUnderWay() && !asked.agreedWithPerson()) {
            faults.add("agreedWithPerson is needed from the introduction on: it is the person's pace");
        }
        if (asked.asksForInformation() && asked.requested().isEmpty()) {
            faults.add("requestedItem is needed: what the agency is asked for, such as contact-details");
        }
        if (!ASKABLE.containsAll(asked.requested())) {
            faults.add("requestedItem is one of: " + ASKABLE.stream().sorted().collect(Collectors.joining(", ")));
        }
        return faults;
    }

    /** What else changes with it: the relationship, the overlap team, the questions to the agency. */
    private void follow(LockedReferral held, Advance asked, List<Task> beside, List<Resource> changed) {
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
            case ACCEPTED -> accept(held, relationship, changed);
            case INPROGRESS -> goOn(held, asked, relationship.orElseThrow(), changed);
            case COMPLETED -> complete(held, asked, relationship.orElseThrow(), changed);
            case ONHOLD ->
                relationship.filter(PeerRelationship::isOpen).ifPresent(episode -> {
                    PeerRelationship.pause(episode, held.now());
                    changed.add(episode);
                });
            default -> {}
        }
    }

    /** From here on there is a relationship to come. */
    private void accept(LockedReferral held, Optional<EpisodeOfCare> known, List<Resource> changed) {
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
        LocalDate introduced = introduction(relationship)
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

    /** The day of the first introduction that was held. */
    private Optional<LocalDate> introduction(EpisodeOfCare relationship) {
        return store.contactsOf(relationship.getIdElement().getIdPart()).stream()
                .filter(contact -> contact.getStatus() == EncounterStatus.FINISHED)
                .filter(AdvanceStep::isIntroduction)
                .flatMap(contact -> TimeSpan.of(contact.getPeriod().getStartElement()).stream())
                .map(TimeSpan::localStart)
                .min(Comparator.naturalOrder());
    }

    private static boolean isIntroduction(Encounter contact) {
        return contact.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> "introduction".equals(coding.getCode()));
    }
}
