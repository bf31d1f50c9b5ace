package org.nextstephub.server.desk.open;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.pathway.ClinicalService;
import org.nextstephub.server.pathway.NextMove;
import org.nextstephub.server.pathway.ReferralTask;

/**
 * One row of a list.
 *
 * @param request empty where its caller does not see it, as the person and the relationship are
 * @param agency by its name in the registry
 * @param worker who walks along, by name; empty for nobody
 * @param watches open items of the continuity watch
 */
record ListedReferral(
        Task task,
        ServiceRequest request,
        Patient person,
        EpisodeOfCare relationship,
        Reference agency,
        Reference worker,
        List<Task> watches) {

    ParametersParameterComponent described() {
        ParametersParameterComponent row = new ParametersParameterComponent().setName("referral");
        add(row, "task", new Reference("Task/" + task.getIdElement().getIdPart()));
        add(row, "number", new StringType(task.getGroupIdentifier().getValue()));
        add(row, "status", new CodeType(task.getStatus().toCode()));
        add(row, "businessStatus", task.getBusinessStatus());
        add(row, "since", task.getLastModifiedElement());
        add(row, "next", new CodeType(NextMove.of(task, worker.hasReference()).code()));
        days(row);
        person.getName().forEach(name -> add(row, "name", name));
        task.getExtensionsByUrl(Canonical.EXT_PERSON_LANGUAGE)
                .forEach(language -> add(row, "language", language.getValue()));
        contactSafety(row);
        add(row, "agency", agency);
        if (worker.hasReference()) {
            add(row, "worker", worker);
        }
        if (relationship.hasStatus()) {
            add(row, "relationship", new CodeType(relationship.getStatus().toCode()));
        }
        watches.forEach(watch -> add(row, "watch", watch.getReasonCode()));
        return row;
    }

    private void days(ParametersParameterComponent row) {
        if (request.hasOccurrencePeriod()) {
            TimeSpan.of(request.getOccurrencePeriod().getStartElement())
                    .ifPresent(start -> addDay(row, "clinicalStart", Optional.of(start.localStart())));
        }
        addDay(row, "clinicalEnd", ClinicalService.of(request).end());
        addDay(row, "introduced", ReferralTask.introducedOn(task));
    }

    private void contactSafety(ParametersParameterComponent row) {
        Optional.ofNullable(task.getExtensionByUrl(Canonical.EXT_CONTACT_SAFETY)).stream()
                .flatMap(safety -> safety.getExtension().stream())
                .filter(part -> part.getValue() instanceof BooleanType)
                .forEach((Extension part) -> add(row, part.getUrl(), part.getValue()));
    }

    private static void addDay(ParametersParameterComponent row, String name, Optional<LocalDate> day) {
        day.ifPresent(known -> add(row, name, new DateType(known.toString())));
    }

    private static void add(ParametersParameterComponent row, String name, Type value) {
        row.addPart().setName(name).setValue(value);
    }
}
