package org.nextstephub.server.desk.open;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.OpenReferralRows.Line;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Reads what a page of a list shows: each type of record once for all rows, and of each only what its caller sees. */
@Component
class ListedReferrals {

    private final HubStore store;
    private final Sight sight;

    ListedReferrals(HubStore store, Sight sight) {
        this.store = store;
        this.sight = sight;
    }

    List<ParametersParameterComponent> described(Caller caller, List<OpenReferral> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<String, Resource> records = records(caller, page);
        Map<String, List<Task>> watches =
                store.partsOf(page.stream().map(each -> each.line().taskId()).collect(toUnmodifiableSet())).stream()
                        .filter(task -> Worklist.isWatch(task) && task.getStatus() == Task.TaskStatus.REQUESTED)
                        .collect(groupingBy(task ->
                                task.getPartOfFirstRep().getReferenceElement().getIdPart()));
        return page.stream()
                .flatMap(each -> Stream.ofNullable(records.get(each.line().taskId()))
                        .map(Task.class::cast)
                        .map(task -> row(each.line(), task, records, watches)))
                .map(ListedReferral::described)
                .toList();
    }

    private Map<String, Resource> records(Caller caller, List<OpenReferral> page) {
        Collection<Task> tasks = store.byId(Task.class, ids(page, Line::taskId)).values();
        Collection<EpisodeOfCare> relationships = store.byId(
                        EpisodeOfCare.class,
                        tasks.stream()
                                .flatMap(task -> ReferralTask.relationship(task).stream())
                                .toList())
                .values();
        List<Resource> found = new ArrayList<>(tasks);
        found.addAll(
                store.byId(ServiceRequest.class, ids(page, Line::requestId)).values());
        found.addAll(store.byId(Patient.class, ids(page, Line::patientId)).values());
        found.addAll(relationships);
        found.addAll(store.byId(Organization.class, ids(tasks.stream().map(Task::getRequester)))
                .values());
        found.addAll(
                store.byId(PractitionerRole.class, ids(relationships.stream().map(EpisodeOfCare::getCareManager)))
                        .values());
        return sight.shown(caller, found).stream()
                .flatMap(Optional::stream)
                .collect(toMap(each -> each.getIdElement().getIdPart(), each -> each, (one, same) -> one));
    }

    private static List<String> ids(List<OpenReferral> page, Function<Line, String> id) {
        return page.stream().map(OpenReferral::line).map(id).distinct().toList();
    }

    private static List<String> ids(Stream<Reference> references) {
        return references
                .filter(Reference::hasReference)
                .map(each -> each.getReferenceElement().getIdPart())
                .distinct()
                .toList();
    }

    private static ListedReferral row(
            Line line, Task task, Map<String, Resource> records, Map<String, List<Task>> watches) {
        Optional<EpisodeOfCare> relationship = ReferralTask.relationship(task)
                .flatMap(id -> Optional.ofNullable(records.get(id)))
                .map(EpisodeOfCare.class::cast);
        return new ListedReferral(
                task,
                Optional.ofNullable(records.get(line.requestId()))
                        .map(ServiceRequest.class::cast)
                        .orElseGet(ServiceRequest::new),
                Optional.ofNullable(records.get(line.patientId()))
                        .map(Patient.class::cast)
                        .orElseGet(Patient::new),
                relationship.orElseGet(EpisodeOfCare::new),
                agency(task, records),
                worker(relationship, records),
                watches.getOrDefault(line.taskId(), List.of()));
    }

    private static Reference agency(Task task, Map<String, Resource> records) {
        return record(task.getRequester(), records) instanceof Organization agency
                ? task.getRequester().copy().setDisplay(agency.getName())
                : task.getRequester().copy();
    }

    private static Reference worker(Optional<EpisodeOfCare> relationship, Map<String, Resource> records) {
        Reference worker = relationship
                .map(EpisodeOfCare::getCareManager)
                .orElseGet(Reference::new)
                .copy();
        return record(worker, records) instanceof PractitionerRole role
                ? worker.setDisplay(role.getPractitioner().getDisplay())
                : worker;
    }

    private static Resource record(Reference reference, Map<String, Resource> records) {
        return records.getOrDefault(
                String.valueOf(reference.getReferenceElement().getIdPart()), new org.hl7.fhir.r4.model.Basic());
    }
}
