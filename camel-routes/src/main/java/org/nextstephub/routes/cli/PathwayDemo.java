package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Identifier;
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

/**
 * One person walks the seven steps and the three stages. After each, two partners look: the hospital that referred, and a
 * clinic that has nothing to do with it.
 */
final class PathwayDemo {

    private static final String DESK = "peer-desk";
    private static final String FHIR_JSON = "application/fhir+json";

    private final HubAddress hub;
    private final FhirContext fhir;
    private final String number;
    private final String today = LocalDate.now(ZoneId.of("America/Toronto")).toString();

    /** @param number the hospital's number of a referral that was accepted just now */
    PathwayDemo(HubAddress hub, FhirContext fhir, String number) {
        this.hub = hub;
        this.fhir = fhir;
        this.number = number;
    }

    void walk() throws IOException {
        say("Steps 1 to 3, attested by the hospital: " + attestations());
        seen("Step 4, the referral waits for review");
        advance("accepted/awaiting-introduction");
        post("Task/" + task().getIdElement().getIdPart() + "/$assign", asked(task(), "worker", worker()));
        seen("Step 4, peer support accepts; Dana will walk along");
        post("Encounter", introduction());
        advance("in-progress/introduced");
        seen("Step 5, Dana and the person meet: the beginning");
        post("Consent/$fileConsent", shareBack());
        seen("  ... the person agrees that the hospital learns how it goes");
        advance("in-progress/overlap-active");
        seen("Step 6, both services are involved");
        advance("on-hold/paused-by-person");
        seen("  ... the person takes a break; that is theirs");
        advance("in-progress/overlap-active");
        stage("ongoing");
        advance("completed/transition-complete");
        seen("Step 7, the hospital's part has ended, peer support goes on");
        stage("ending");
        stage("finished");
        seen("  ... and one day the person has found what they wanted");
        say("Stages, for the person and peer support alone: " + stages());
        say("Days: " + measures());
        say("What the hospital was told, and what not: " + notices());
    }

    private void seen(String what) throws IOException {
        say(what);
        say("      Lakeshore hospital sees: " + seenBy("lakeshore-hospital"));
        say("      Rideau clinic sees:      " + seenBy("rideau-clinic"));
    }

    private String seenBy(String partner) throws IOException {
        Wire.Response answer = Wire.get(
                hub.http() + "/fhir/$referral-status?identifier=" + Canonical.BASE
                        + "/NamingSystem/lakeshore-hospital-referral%7C" + number,
                hub.tokens(partner).token());
        if (answer.status() != 200) {
            return "nothing (" + answer.status() + ")";
        }
        Task task = (Task) fhir.newJsonParser()
                .parseResource(Parameters.class, answer.body())
                .getParameter("task")
                .getResource();
        return task.getStatus().toCode()
                + (task.hasBusinessStatus()
                        ? " / " + task.getBusinessStatus().getCodingFirstRep().getCode()
                        : "");
    }

    private String attestations() throws IOException {
        return request().getExtensionsByUrl(Canonical.EXT_STEP_ATTESTATION).stream()
                .map(step -> step.getExtensionByUrl("step").getValue().primitiveValue() + " "
                        + step.getExtensionByUrl("date").getValue().primitiveValue())
                .collect(Collectors.joining(", "));
    }

    private void advance(String state) throws IOException {
        String[] parts = state.split("/");
        Task task = task();
        Parameters asked = asked(task, "status", new CodeType(parts[0]));
        asked.addParameter("businessStatus", new CodeType(parts[1]));
        asked.addParameter("agreedWithPerson", new BooleanType(true));
        if (parts[0].equals("completed")) {
            asked.addParameter("date", new DateType(today));
        }
        post("Task/" + task.getIdElement().getIdPart() + "/$advance-step", asked);
    }

    private void stage(String stage) throws IOException {
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

    private Encounter introduction() throws IOException {
        Encounter meeting = new Encounter()
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding(Canonical.ACT_CODE, "FLD", null))
                .setSubject(request().getSubject())
                .addEpisodeOfCare(new Reference(
                        "EpisodeOfCare/" + relationship().getIdElement().getIdPart()));
        meeting.addType(new CodeableConcept(new Coding(Canonical.codeSystem("ns-contact-type"), "introduction", null)));
        meeting.getPeriod().setStartElement(new DateTimeType(today)).setEndElement(new DateTimeType(today));
        meeting.addParticipant()
                .addType(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "PPRF", null)))
                .setIndividual(worker());
        return meeting;
    }

    /** Given by the person to peer support, for the hospital to learn how the transition goes. */
    private Parameters shareBack() throws IOException {
        Reference person = request().getSubject();
        Consent consent = new Consent()
                .setStatus(ConsentState.ACTIVE)
                .setScope(new CodeableConcept(new Coding(Canonical.CONSENT_SCOPE, "patient-privacy", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", null)))
                .addCategory(new CodeableConcept(new Coding(Canonical.ACT_CODE, "IDSCL", null)))
                .setPatient(person)
                .addPerformer(person)
                .addOrganization(partner(Canonical.PSSEO))
                .addPolicy(new Consent.ConsentPolicyComponent().setUri(Canonical.SHARE_BACK_POLICY));
        consent.addIdentifier()
                .setSystem(Canonical.partnerNaming(Canonical.PSSEO, "consent"))
                .setValue(number + "-share-back");
        consent.setDateTimeElement(new DateTimeType(today));
        consent.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType("peer-to-clinical"));
        consent.addExtension(Canonical.EXT_CONSENT_MODE, new CodeType("verbal-documented"));
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        provision
                .getPeriod()
                .setStartElement(new DateTimeType(today))
                .setEndElement(
                        new DateTimeType(LocalDate.parse(today).plusMonths(2).toString()));
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "IRCP", null)))
                .setReference(partner("lakeshore-hospital"));
        provision.addPurpose(new Coding(Canonical.ACT_REASON, "COC", null));
        provision.addPurpose(new Coding(Canonical.ACT_REASON, "CAREMGT", null));
        DocumentReference written = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        written.addContent().getAttachment().setTitle("Share-back consent, written down together");
        Parameters filing = new Parameters();
        filing.addParameter().setName("consent").setResource(consent);
        filing.addParameter().setName("evidence").setResource(written);
        return filing;
    }

    private static Reference partner(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }

    private String stages() throws IOException {
        return relationship().getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE).stream()
                .map(stage -> stage.getExtensionByUrl("stage").getValue().primitiveValue())
                .collect(Collectors.joining(", "));
    }

    private String measures() throws IOException {
        return parameters("Task/" + task().getIdElement().getIdPart() + "/$continuity").getParameter().stream()
                .filter(measure -> measure.getValue() instanceof IntegerType)
                .map(measure -> measure.getName() + " " + measure.getValue().primitiveValue())
                .collect(Collectors.joining(", "));
    }

    private String notices() throws IOException {
        return parameters("Task/" + task().getIdElement().getIdPart() + "/$notices").getParameter().stream()
                .map(notice -> notice.getPart().get(0).getValue().primitiveValue() + " ("
                        + notice.getPart().get(1).getValue().primitiveValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private ServiceRequest request() throws IOException {
        return all(ServiceRequest.class, "ServiceRequest?identifier=" + number).get(0);
    }

    private Task task() throws IOException {
        String request = request().getIdElement().getIdPart();
        return all(Task.class, "Task?focus=ServiceRequest/" + request).stream()
                .filter(task -> task.getMeta().hasProfile(Canonical.profile("nextstep-referral-task")))
                .findFirst()
                .orElseThrow();
    }

    private EpisodeOfCare relationship() throws IOException {
        return all(
                        EpisodeOfCare.class,
                        "EpisodeOfCare?patient=" + request().getSubject().getReference())
                .stream()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private Reference worker() throws IOException {
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
                Wire.get(hub.http() + "/fhir/" + path, hub.tokens(DESK).token());
        return (Resource) Documents.read(fhir, answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private void post(String path, Resource body) throws IOException {
        Wire.Response answer = Wire.post(
                hub.http() + "/fhir/" + path,
                hub.tokens(DESK).token(),
                FHIR_JSON,
                fhir.newJsonParser().encodeResourceToString(body).getBytes(StandardCharsets.UTF_8));
        if (answer.status() > 299) {
            throw new IllegalStateException(path + " was answered " + answer.status() + ": " + answer.body());
        }
    }

    private static void say(String line) {
        System.out.println("   " + line);
    }
}
