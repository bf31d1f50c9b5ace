package org.nextstephub.server.console.referral;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.pathway.CancellationWish;
import org.nextstephub.server.pathway.Pathway;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;

/** One referral with all that belongs to it, as its visitor may see it: {@code Task/[id]/$everything}. */
final class Referral {

    private final HubApi hub;
    private final Task task;
    private final List<Resource> records;

    private Referral(HubApi hub, Task task, List<Resource> records) {
        this.hub = hub;
        this.task = task;
        this.records = records;
    }

    /** @throws NotThere when it is hidden, closed, unknown, or no referral's own task */
    static Referral of(Visitor visitor, String taskId) {
        visitor.needs("Task/$everything", Interaction.OPERATION);
        if (!taskId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new NotThere();
        }
        List<Resource> records = visitor.hub().ask("Task/" + taskId + "/$everything", Bundle.class).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        return new Referral(visitor.hub(), (Task) records.get(0), records);
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

    private <T extends Resource> Stream<T> all(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast);
    }

    /** Tasks beside the referral's own: questions, wishes, the checklist, items of the watch. */
    List<Task> beside() {
        return all(Task.class).skip(1).toList();
    }

    /** Open items of the continuity watch. */
    List<Task> watches() {
        return beside().stream()
                .filter(each -> each.getStatus() == Task.TaskStatus.REQUESTED)
                .filter(each -> "continuity-watch"
                        .equals(each.getCode().getCodingFirstRep().getCode()))
                .toList();
    }

    /** The agency's wish to end it, which waits for an answer. */
    Optional<Task> wish() {
        return beside().stream().filter(CancellationWish::isOpen).findFirst();
    }

    Patient person() {
        return all(Patient.class).findFirst().orElseGet(Patient::new);
    }

    ServiceRequest request() {
        return all(ServiceRequest.class).findFirst().orElseGet(ServiceRequest::new);
    }

    Optional<EpisodeOfCare> relationship() {
        return all(EpisodeOfCare.class).findFirst();
    }

    /** Whether there is a relationship that is planned or goes on. */
    boolean hasRelationship() {
        return relationship().filter(each -> !PeerRelationship.isOver(each)).isPresent();
    }

    List<Consent> consents() {
        return all(Consent.class).toList();
    }

    /** Contacts of this referral's peer relationship, the latest first. */
    List<Encounter> contacts() {
        return all(Encounter.class)
                .sorted(Comparator.comparing(
                                (Encounter contact) -> contact.getPeriod().getStart())
                        .reversed())
                .toList();
    }

    /** What was talked about, the latest first. */
    List<QuestionnaireResponse> conversations() {
        return all(QuestionnaireResponse.class)
                .sorted(Comparator.comparing(QuestionnaireResponse::getAuthored).reversed())
                .toList();
    }

    /** What the agency wrote about it, the latest first. */
    List<Communication> wordsOfTheAgency() {
        return all(Communication.class)
                .filter(words -> !words.hasReasonCode() && words.hasPayload())
                .sorted(Comparator.comparing(Communication::getSent).reversed())
                .toList();
    }

    /** Whether an introduction that took place is written down. */
    boolean hasIntroduction() {
        return contacts().stream()
                .filter(contact -> contact.getStatus() == Encounter.EncounterStatus.FINISHED)
                .anyMatch(contact -> "introduction"
                        .equals(contact.getTypeFirstRep().getCodingFirstRep().getCode()));
    }
}
