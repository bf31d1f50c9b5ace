package org.nextstephub.server.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What the store can be asked for: a question is named here once, and nowhere else is a search written. */
abstract class StoredResources {

    abstract <T extends Resource> List<T> search(Class<T> type, SearchParameterMap criteria);

    /** Every current resource of a registry type. */
    public <T extends Resource> List<T> all(Class<T> type) {
        return search(type, SearchParameterMap.newSynchronous());
    }

    /** Every audit event about a person, in order of time. */
    public List<AuditEvent> auditOf(String person) {
        return search(
                AuditEvent.class,
                SearchParameterMap.newSynchronous(AuditEvent.SP_ENTITY, new ReferenceParam(person))
                        .setSort(new SortSpec(AuditEvent.SP_DATE)));
    }

    /** Tasks beside a referral's: questions to the agency, wishes to cancel, and the desk's own. */
    public List<Task> tasksBeside(String taskId) {
        ReferenceParam main = new ReferenceParam("Task/" + taskId);
        return Stream.of(Task.SP_PART_OF, Task.SP_FOCUS)
                .flatMap(link -> search(Task.class, SearchParameterMap.newSynchronous(link, main)).stream())
                .toList();
    }

    /** Peer relationships that were assigned to a worker, by reference. */
    public List<EpisodeOfCare> relationshipsAssignedTo(String worker) {
        return search(EpisodeOfCare.class, SearchParameterMap.newSynchronous("worker", new ReferenceParam(worker)));
    }

    /** Referrals that somebody of an agency asked for, by reference. */
    public List<ServiceRequest> referralsRequestedBy(String sender) {
        return search(
                ServiceRequest.class,
                SearchParameterMap.newSynchronous(ServiceRequest.SP_REQUESTER, new ReferenceParam(sender)));
    }

    /** Contacts of a peer relationship. */
    public List<Encounter> contactsOf(String episodeId) {
        return search(
                Encounter.class,
                SearchParameterMap.newSynchronous(
                        Encounter.SP_EPISODE_OF_CARE, new ReferenceParam("EpisodeOfCare/" + episodeId)));
    }

    /** What an agency said about a person's referrals. */
    public List<Communication> communicationsAbout(String patientId) {
        return search(
                Communication.class,
                SearchParameterMap.newSynchronous(
                        Communication.SP_PATIENT, new ReferenceParam("Patient/" + patientId)));
    }

    /** Every peer relationship of a person. */
    public List<EpisodeOfCare> relationshipsOf(String patientId) {
        return search(
                EpisodeOfCare.class,
                SearchParameterMap.newSynchronous(
                        EpisodeOfCare.SP_PATIENT, new ReferenceParam("Patient/" + patientId)));
    }

    /** Every consent on file about a person. */
    public List<Consent> consentsOf(String patientId) {
        return search(
                Consent.class,
                SearchParameterMap.newSynchronous(Consent.SP_PATIENT, new ReferenceParam("Patient/" + patientId)));
    }

    /** Resources by their ids; one that is not there is left out. */
    public <T extends Resource> Map<String, T> byId(Class<T> type, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        TokenOrListParam any = new TokenOrListParam();
        ids.forEach(any::add);
        return search(type, SearchParameterMap.newSynchronous().add("_id", any)).stream()
                .collect(toMap(resource -> resource.getIdElement().getIdPart(), resource -> resource));
    }

    /** Every consent on file about these people, by person. */
    public Map<String, List<Consent>> consentsOf(Set<String> people) {
        return ofPeople(Consent.class, Consent.SP_PATIENT, people).stream()
                .collect(groupingBy(
                        consent -> consent.getPatient().getReferenceElement().getIdPart()));
    }

    /** What peer support put beside these referrals' tasks: checklists, questions, items of the watch. */
    public List<Task> partsOf(Set<String> taskIds) {
        return anyOf(Task.class, Task.SP_PART_OF, taskIds.stream().map(id -> "Task/" + id));
    }

    /** Every conversation that was written down with a person. */
    public List<QuestionnaireResponse> conversationsWith(String patientId) {
        return ofPeople(QuestionnaireResponse.class, QuestionnaireResponse.SP_PATIENT, Set.of(patientId));
    }

    private <T extends Resource> List<T> ofPeople(Class<T> type, String parameter, Set<String> people) {
        return anyOf(type, parameter, people.stream().map(id -> "Patient/" + id));
    }

    private <T extends Resource> List<T> anyOf(Class<T> type, String parameter, Stream<String> references) {
        ReferenceOrListParam any = new ReferenceOrListParam();
        references.forEach(reference -> any.add(new ReferenceParam(reference)));
        SearchParameterMap criteria = SearchParameterMap.newSynchronous();
        return any.getValuesAsQueryTokens().isEmpty() ? List.of() : search(type, criteria.add(parameter, any));
    }

    /** Consents on file under an identifier, whosever they are. */
    public List<Consent> consentsNumbered(String system, String value) {
        return search(
                Consent.class, SearchParameterMap.newSynchronous(Consent.SP_IDENTIFIER, new TokenParam(system, value)));
    }

    /** People under an identifier: at most one for the hub's own numbers. */
    public List<Patient> peopleNumbered(String system, String value) {
        return search(
                Patient.class, SearchParameterMap.newSynchronous(Patient.SP_IDENTIFIER, new TokenParam(system, value)));
    }
}
