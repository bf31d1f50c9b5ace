package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;

/** Peer support's desk as the demo uses it: one referral, found by the hospital's number of it, and what is done about it. */
final class DemoDesk {

    private static final String CLIENT = "peer-desk";
    private static final String FHIR_JSON = "application/fhir+json";

    private final HubAddress hub;
    private final FhirContext fhir;
    private final String number;

    DemoDesk(HubAddress hub, FhirContext fhir, String number) {
        this.hub = hub;
        this.fhir = fhir;
        this.number = number;
    }

    /** Assigns the peer support worker. */
    void assign() throws IOException {
        Task task = task();
        post("Task/" + task.getIdElement().getIdPart() + "/$assign", asked(task, "worker", worker()));
    }

    void advance(String state) throws IOException {
        String[] parts = state.split("/");
        Task task = task();
        Parameters asked = asked(task, "status", new CodeType(parts[0]));
        asked.addParameter("businessStatus", new CodeType(parts[1]));
        asked.addParameter("agreedWithPerson", new BooleanType(true));
        if (parts[0].equals("completed")) {
            asked.addParameter("date", new DateType(today()));
        }
        post("Task/" + task.getIdElement().getIdPart() + "/$advance-step", asked);
    }

    void stage(String stage) throws IOException {
        EpisodeOfCare relationship = relationship();
        Parameters asked = asked(relationship, "stage", new CodeType(stage));
        asked.addParameter("agreedWithPerson", new BooleanType(true));
        post("EpisodeOfCare/" + relationship.getIdElement().getIdPart() + "/$set-stage", asked);
    }

    private static Parameters asked(Resource read, String name, Type value) {
        Parameters asked = new Parameters();
        asked.addParameter("ifVersion", new StringType(read.getMeta().getVersionId()));
        asked.addParameter(name, value);
        return asked;
    }

    String attestations() throws IOException {
        return request().getExtensionsByUrl(Canonical.EXT_STEP_ATTESTATION).stream()
                .map(step -> step.getExtensionByUrl("step").getValue().primitiveValue() + " "
                        + step.getExtensionByUrl("date").getValue().primitiveValue())
                .collect(Collectors.joining(", "));
    }

    String stages() throws IOException {
        return relationship().getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE).stream()
                .map(stage -> stage.getExtensionByUrl("stage").getValue().primitiveValue())
                .collect(Collectors.joining(", "));
    }

    String measures() throws IOException {
        return parameters("Task/" + task().getIdElement().getIdPart() + "/$continuity").getParameter().stream()
                .filter(measure -> measure.getValue() instanceof IntegerType)
                .map(measure -> measure.getName() + " " + measure.getValue().primitiveValue())
                .collect(Collectors.joining(", "));
    }

    String notices() throws IOException {
        return parameters("Task/" + task().getIdElement().getIdPart() + "/$notices").getParameter().stream()
                .map(notice -> notice.getPart().get(0).getValue().primitiveValue() + " ("
                        + notice.getPart().get(1).getValue().primitiveValue() + ")")
                .collect(Collectors.joining(", "));
    }

    ServiceRequest request() throws IOException {
        return all(ServiceRequest.class, "ServiceRequest?identifier=" + number).get(0);
    }

    private Task task() throws IOException {
        String request = request().getIdElement().getIdPart();
        return all(Task.class, "Task?focus=ServiceRequest/" + request).stream()
                .filter(task -> task.getMeta().hasProfile(Canonical.profile("nextstep-referral-task")))
                .findFirst()
                .orElseThrow();
    }

    EpisodeOfCare relationship() throws IOException {
        return all(
                        EpisodeOfCare.class,
                        "EpisodeOfCare?patient=" + request().getSubject().getReference())
                .stream()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    Reference worker() throws IOException {
        String peer = all(Organization.class, "Organization?identifier=" + Canonical.PARTNER + "%7Cpsseo")
                .get(0)
                .getIdElement()
                .getIdPart();
        return new Reference("PractitionerRole/"
                + all(PractitionerRole.class, "PractitionerRole?organization=Organization/" + peer)
                        .get(0)
                        .getIdElement()
                        .getIdPart());
    }

    private <T extends Resource> List<T> all(Class<T> type, String search) throws IOException {
        Resource found = read(search);
        return ((Bundle) found)
                .getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .map(type::cast)
                        .toList();
    }

    private Parameters parameters(String path) throws IOException {
        return (Parameters) read(path);
    }

    private Resource read(String path) throws IOException {
        Wire.Response answer =
                Wire.get(hub.http() + "/fhir/" + path, hub.tokens(CLIENT).token());
        return (Resource) Documents.read(fhir, answer.body().getBytes(StandardCharsets.UTF_8));
    }

    void post(String path, Resource body) throws IOException {
        Wire.Response answer = Wire.post(
                hub.http() + "/fhir/" + path,
                hub.tokens(CLIENT).token(),
                FHIR_JSON,
                fhir.newJsonParser().encodeResourceToString(body).getBytes(StandardCharsets.UTF_8));
        if (answer.status() > 299) {
            throw new IllegalStateException(path + " was answered " + answer.status() + ": " + answer.body());
        }
    }

    static String today() {
        return LocalDate.now(TimeSpan.TORONTO).toString();
    }
}
