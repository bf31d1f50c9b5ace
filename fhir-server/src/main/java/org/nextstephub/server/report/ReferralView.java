package org.nextstephub.server.report;

import static java.util.stream.Collectors.toCollection;
import static org.nextstephub.server.report.ViewParts.coded;
import static org.nextstephub.server.report.ViewParts.codes;
import static org.nextstephub.server.report.ViewParts.day;
import static org.nextstephub.server.report.ViewParts.days;
import static org.nextstephub.server.report.ViewParts.parts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;

/** A referral and its task as a reporting client sees them. */
final class ReferralView {

    private static final Set<String> SHOWN_OUTPUTS = Set.of("introduction-date", "overlap-period");

    private ReferralView() {}

    static Resource referral(ServiceRequest stored, Pseudonyms names) {
        ServiceRequest view = new ServiceRequest()
                .setStatus(stored.getStatus())
                .setIntent(stored.getIntent())
                .setPriority(stored.getPriority())
                .setCategory(codes(stored.getCategory()))
                .setCode(codes(stored.getCode()))
                .setSubject(names.of(stored.getSubject()))
                .setAuthoredOnElement(day(stored.getAuthoredOnElement()))
                .setReasonCode(codes(stored.getReasonCode()).stream()
                        .filter(CodeableConcept::hasCoding)
                        .collect(toCollection(ArrayList::new)));
        if (stored.getOccurrence() instanceof Period period) {
            view.setOccurrence(days(period));
        }
        if (String.valueOf(stored.getRequester().getReference()).startsWith("Organization/")) {
            view.setRequester(new Reference(stored.getRequester().getReference()));
        }
        coded(stored, view);
        stored.getExtensionsByUrl(Canonical.EXT_CLINICAL_SERVICE)
                .forEach(service -> view.addExtension(parts(service, List.of("status", "expectedEnd"))));
        stored.getExtensionsByUrl(Canonical.EXT_STEP_ATTESTATION)
                .forEach(step -> view.addExtension(parts(step, List.of("step", "date"))));
        return view;
    }

    static Resource task(Task stored, Map<String, LocalDate> milestones, Pseudonyms names) {
        Task view = new Task()
                .setStatus(stored.getStatus())
                .setIntent(stored.getIntent())
                .setBusinessStatus(codes(stored.getBusinessStatus()))
                .setStatusReason(codes(stored.getStatusReason()))
                .setCode(codes(stored.getCode()))
                .setFor(names.of(stored.getFor()))
                .setAuthoredOnElement(day(stored.getAuthoredOnElement()))
                .setLastModifiedElement(day(stored.getLastModifiedElement()));
        stored.getBasedOn().forEach(request -> view.addBasedOn(names.of(request)));
        if (stored.hasExecutionPeriod()) {
            view.setExecutionPeriod(days(stored.getExecutionPeriod()));
        }
        if (stored.getRestriction().hasPeriod()) {
            view.getRestriction().setPeriod(days(stored.getRestriction().getPeriod()));
        }
        if (String.valueOf(stored.getRequester().getReference()).startsWith("Organization/")) {
            view.setRequester(new Reference(stored.getRequester().getReference()));
        }
        stored.getOutput().stream()
                .filter(output -> SHOWN_OUTPUTS.contains(
                        output.getType().getCodingFirstRep().getCode()))
                .forEach(output -> view.addOutput()
                        .setType(codes(output.getType()))
                        .setValue(output.getValue().copy()));
        coded(stored, view);
        new TreeMap<>(milestones).forEach((fact, day) -> {
            Extension milestone = view.addExtension().setUrl(Canonical.EXT_MILESTONE);
            milestone.addExtension("fact", new CodeType(fact));
            milestone.addExtension("date", new DateType(day.toString()));
        });
        return view;
    }
}
