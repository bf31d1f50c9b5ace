package org.nextstephub.server.console.referral;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.pathway.CancellationWish;
import org.nextstephub.server.pathway.Pathway;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;

/** One referral as its visitor may see it; what a page does not need is not asked for. */
final class Referral {

    private final HubApi hub;
    private final Task task;
    private final Supplier<List<Task>> others;
    private final Supplier<Patient> person;
    private final Supplier<ServiceRequest> request;
    private final Supplier<Optional<EpisodeOfCare>> relationship;
    private final Supplier<List<Encounter>> contacts;

    private Referral(HubApi hub, Task task) {
        this.hub = hub;
        this.task = task;
        String patient = "patient=" + personId();
        others = once(() -> hub.search(Task.class, patient + "&_count=200"));
        person = once(() -> hub.read(Patient.class, personId()));
        request = once(() -> hub.read(ServiceRequest.class, ReferralTask.referralId(task)));
        relationship = once(() -> ReferralTask.relationship(task).map(id -> hub.read(EpisodeOfCare.class, id)));
        contacts = once(() -> hub.search(Encounter.class, patient + "&_count=200"));
    }

    private static <T> Supplier<T> once(Supplier<T> asked) {
        return new Supplier<>() {
            private Optional<T> known = Optional.empty();

            @Override
            public T get() {
                if (known.isEmpty()) {
                    known = Optional.of(asked.get());
                }
                return known.orElseThrow();
            }
        };
    }

    /** @throws NotThere when it is hidden, closed, unknown, or no referral's own task */
    static Referral of(Visitor visitor, String taskId) {
        visitor.needs("Task/$advance-step", org.nextstephub.server.access.AllowList.Interaction.OPERATION);
        if (!taskId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new NotThere();
        }
        Task task = visitor.hub().read(Task.class, taskId);
        if (!ReferralTask.isMain(task)) {
            throw new NotThere();
        }
        return new Referral(visitor.hub(), task);
    }

    HubApi hub() {
        return hub;
    }

    Task task() {
        return task;
    }

    String id() {
        return task.getIdElement().getIdPart();
    }

    /** NS-000123. */
    public String number() {
        return task.getGroupIdentifier().getValue();
    }

    /** Whether there is a relationship that is planned or goes on. */
    boolean hasRelationship() {
        return relationship().filter(each -> !PeerRelationship.isOver(each)).isPresent();
    }

    String version() {
        return task.getMeta().getVersionId();
    }

    String personId() {
        return ReferralTask.personId(task);
    }

    String address() {
        return "/console/referrals/" + id();
    }

    State state() {
        return State.of(task);
    }

    boolean isOver() {
        return ReferralTask.isOver(task);
    }

    /** Where the pathway lets it go from here. */
    List<State> next() {
        boolean endingAgreed = beside().stream().anyMatch(CancellationWish::isGranted);
        return Pathway.next(state(), ReferralTask.reached(task), endingAgreed);
    }

    /** Tasks beside the referral's own: questions, wishes, the checklist, items of the watch. */
    List<Task> beside() {
        String own = "Task/" + id();
        return others.get().stream()
                .filter(other -> other.getPartOf().stream().anyMatch(part -> own.equals(part.getReference()))
                        || own.equals(other.getFocus().getReference()))
                .toList();
    }

    /** Open items of the continuity watch. */
    List<Task> watches() {
        return beside().stream()
                .filter(each -> each.getStatus() == Task.TaskStatus.REQUESTED)
                .filter(each -> "continuity-watch"
                        .equals(each.getCode().getCodingFirstRep().getCode()))
                .toList();
    }

    Patient person() {
        return person.get();
    }

    ServiceRequest request() {
        return request.get();
    }

    Optional<EpisodeOfCare> relationship() {
        return relationship.get();
    }

    /** Contacts of this referral's peer relationship, the latest first. */
    List<Encounter> contacts() {
        return ReferralTask.relationship(task)
                .map(id -> contacts.get().stream()
                        .filter(contact -> contact.getEpisodeOfCare().stream()
                                .anyMatch(episode -> ("EpisodeOfCare/" + id).equals(episode.getReference())))
                        .sorted(Comparator.comparing((Encounter contact) ->
                                        contact.getPeriod().getStart())
                                .reversed())
                        .toList())
                .orElse(List.of());
    }

    /** Whether an introduction that took place is written down. */
    boolean hasIntroduction() {
        return contacts().stream()
                .filter(contact -> contact.getStatus() == Encounter.EncounterStatus.FINISHED)
                .anyMatch(contact -> "introduction"
                        .equals(contact.getTypeFirstRep().getCodingFirstRep().getCode()));
    }
}
