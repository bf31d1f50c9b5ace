package org.nextstephub.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.profiles.Canonical;

/** A peer support coordinator at the desk, working one referral over the wire. */
final class Desk {

    static final String JSON = "application/fhir+json";
    private static final String CLIENT = "peer-desk";

    private final HubClient hub;
    private final String number;

    private Desk(HubClient hub, String number) {
        this.hub = hub;
        this.number = number;
    }

    /** A referral of Lakeshore hospital that was accepted by the gate, in the hands of the desk. */
    static Desk withReferral(RunningHub hub, String number) {
        return withReferral(hub, number, Referrals.message(number));
    }

    static Desk withReferral(RunningHub hub, String number, String message) {
        String answer = hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, message)
                .body();
        if (!answer.contains("\"code\":\"ok\"")) {
            throw new AssertionError("not accepted: " + answer);
        }
        return new Desk(hub.client(), number);
    }

    /** One that is held already. */
    static Desk at(RunningHub hub, String number) {
        return new Desk(hub.client(), number);
    }

    static Desk at(HubClient hub, String number) {
        return new Desk(hub, number);
    }

    ServiceRequest request() {
        return first(ServiceRequest.class, "ServiceRequest?identifier=" + number);
    }

    String person() {
        return request().getSubject().getReferenceElement().getIdPart();
    }

    EpisodeOfCare relationship() {
        return first(EpisodeOfCare.class, "EpisodeOfCare?patient=Patient/" + person());
    }

    /** Tasks beside the referral's. */
    List<Task> beside() {
        return all(Task.class, "Task?part-of=Task/" + taskId());
    }

    /** Reasons of the open items of the watch. */
    List<String> watches() {
        return beside().stream()
                .filter(task -> task.getStatus() == Task.TaskStatus.REQUESTED && task.hasReasonCode())
                .map(task -> task.getReasonCode().getCodingFirstRep().getCode())
                .sorted()
                .toList();
    }

    String taskId() {
        return main().getIdElement().getIdPart();
    }

    Task main() {
        return all(
                        Task.class,
                        "Task?focus=ServiceRequest/" + request().getIdElement().getIdPart())
                .stream()
                .filter(task -> task.getMeta().hasProfile(Canonical.profile("nextstep-referral-task")))
                .findFirst()
                .orElseThrow();
    }

    /** Moves the referral on, with everything that the state asks for. */
    HttpResponse<String> advance(String state, Parameters... more) {
        Parameters asked = new Parameters();
        String[] parts = state.split("/");
        asked.addParameter("status", new CodeType(parts[0]));
        asked.addParameter("businessStatus", new CodeType(parts[1]));
        asked.addParameter("agreedWithPerson", new BooleanType(true));
        if (parts[1].equals("awaiting-information")) {
            asked.addParameter("requestedItem", new CodeType("access-needs"));
        }
        for (Parameters each : more) {
            each.getParameter().forEach(asked::addParameter);
        }
        Task main = main();
        asked.addParameter("ifVersion", new StringType(main.getMeta().getVersionId()));
        return post("Task/" + main.getIdElement().getIdPart() + "/$advance-step", asked);
    }

    /** The same, which must succeed. */
    Desk to(String state, Parameters... more) {
        HttpResponse<String> answer = advance(state, more);
        if (answer.statusCode() != 200) {
            throw new AssertionError(state + ": " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    static Parameters with(String name, Type value) {
        Parameters more = new Parameters();
        more.addParameter(name, value);
        return more;
    }

    static Parameters on(String day) {
        return with("date", new DateType(day));
    }

    PractitionerRole worker() {
        String peer = first(
                        org.hl7.fhir.r4.model.Organization.class,
                        "Organization?identifier=" + Canonical.PARTNER + "%7Cpsseo")
                .getIdElement()
                .getIdPart();
        return first(PractitionerRole.class, "PractitionerRole?organization=Organization/" + peer);
    }

    Reference workerReference() {
        return new Reference("PractitionerRole/" + worker().getIdElement().getIdPart());
    }

    HttpResponse<String> assign() {
        return assign(workerReference());
    }

    HttpResponse<String> assign(Reference worker) {
        Parameters asked = new Parameters();
        asked.addParameter("worker", worker);
        asked.addParameter("ifVersion", new StringType(main().getMeta().getVersionId()));
        return post("Task/" + taskId() + "/$assign", asked);
    }

    /** A contact of a type that was held. */
    Encounter contact(String type, String when) {
        Encounter contact = new Encounter();
        contact.setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding(Canonical.ACT_CODE, "FLD", null))
                .addType(new CodeableConcept(new Coding(Canonical.codeSystem("ns-contact-type"), type, null)))
                .setSubject(new Reference("Patient/" + person()))
                .addEpisodeOfCare(new Reference(
                        "EpisodeOfCare/" + relationship().getIdElement().getIdPart()))
                .setPeriod(new Period()
                        .setStartElement(new org.hl7.fhir.r4.model.DateTimeType(when + "T14:00:00-05:00"))
                        .setEndElement(new org.hl7.fhir.r4.model.DateTimeType(when + "T15:00:00-05:00")));
        contact.addParticipant()
                .addType(new CodeableConcept(new Coding(Canonical.PARTICIPATION, "PPRF", null)))
                .setIndividual(workerReference());
        return contact;
    }

    /** A sentence to the agency, by its code. */
    Communication words(String sentence) {
        Communication words = new Communication();
        words.setStatus(Communication.CommunicationStatus.COMPLETED)
                .addBasedOn(new Reference(
                        "ServiceRequest/" + request().getIdElement().getIdPart()))
                .addReasonCode(new CodeableConcept(new Coding(Canonical.codeSystem("ns-notice"), sentence, null)));
        return words;
    }

    /** Accepted, and introduced on a day. */
    Desk introduced(String day) {
        to("accepted/awaiting-introduction");
        HttpResponse<String> kept = create(contact("introduction", day));
        if (kept.statusCode() != 201) {
            throw new AssertionError("introduction: " + kept.body());
        }
        return to("in-progress/introduced");
    }

    HttpResponse<String> create(Resource record) {
        return post(record.fhirType(), record);
    }

    /** The person agrees that Lakeshore hospital learns how the transition goes. */
    HttpResponse<String> shareBack() {
        Consent consent =
                RunningHub.fhir()
                        .newJsonParser()
                        .parseResource(Bundle.class, Referrals.message(number))
                        .getEntry()
                        .stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(Consent.class::isInstance)
                        .map(Consent.class::cast)
                        .findFirst()
                        .orElseThrow();
        consent.setId((String) null);
        consent.setIdentifier(new ArrayList<>(List.of(new Identifier()
                .setSystem(Canonical.BASE + "/NamingSystem/psseo-consent")
                .setValue(number + "-back"))));
        consent.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION).setValue(new CodeType("peer-to-clinical"));
        consent.getPolicyFirstRep().setUri(Canonical.SHARE_BACK_POLICY);
        Reference person = new Reference("Patient/" + person());
        consent.setPatient(person).setPerformer(new ArrayList<>(List.of(person)));
        consent.setOrganization(new ArrayList<>(List.of(partner(Canonical.PSSEO))));
        consent.getProvision().getActorFirstRep().setReference(partner("lakeshore-hospital"));
        consent.setSource(null);
        DocumentReference signed = new DocumentReference();
        signed.setStatus(DocumentReferenceStatus.CURRENT);
        signed.addContent().getAttachment().setTitle("Share-back consent");
        Parameters filing = new Parameters();
        filing.addParameter().setName("consent").setResource(consent);
        filing.addParameter().setName("evidence").setResource(signed);
        return post("Consent/$fileConsent", filing);
    }

    /** The person's word to stop: of sharing back alone, or of everything. */
    HttpResponse<String> revoke(boolean shareBackOnly) {
        Parameters word = new Parameters();
        word.addParameter(
                "patient",
                new Identifier()
                        .setSystem(Canonical.PERSON)
                        .setValue(hub.get("/fhir/Patient/" + person(), CLIENT)
                                .body()
                                .replaceAll("(?s).*\"(NSP-\\d+)\".*", "$1")));
        if (shareBackOnly) {
            word.addParameter("direction", new CodeType("peer-to-clinical"));
        }
        return post("Consent/$revokeConsent", word);
    }

    /** What Lakeshore hospital sees of it. */
    Task seenByAgency() {
        String answer = hub.get(
                        "/fhir/$referral-status?identifier=" + Canonical.BASE
                                + "/NamingSystem/lakeshore-hospital-referral%7C" + number,
                        "lakeshore-hospital")
                .body();
        return (Task) RunningHub.fhir()
                .newJsonParser()
                .parseResource(Parameters.class, answer)
                .getParameter("task")
                .getResource();
    }

    /** The state that the agency sees, such as {@code accepted/awaiting-introduction}, or with its reason. */
    String agencySees() {
        Task seen = seenByAgency();
        String state = seen.getStatus().toCode();
        if (seen.hasBusinessStatus()) {
            state += "/" + seen.getBusinessStatus().getCodingFirstRep().getCode();
        }
        return seen.hasStatusReason()
                ? state + " " + seen.getStatusReason().getCodingFirstRep().getCode()
                : state;
    }

    /** Facts of the referral with what became of telling them, such as {@code introduced withheld}. */
    List<String> notices() {
        return RunningHub.fhir()
                .newJsonParser()
                .parseResource(
                        Parameters.class, get("Task/" + taskId() + "/$notices").body())
                .getParameter()
                .stream()
                .map(notice -> notice.getPart().get(0).getValue().primitiveValue() + " "
                        + notice.getPart().get(1).getValue().primitiveValue())
                .toList();
    }

    HttpResponse<String> update(Resource changed, String version) {
        return hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/" + changed.fhirType() + "/"
                        + changed.getIdElement().getIdPart()))
                .header("Authorization", "Bearer " + hub.token(CLIENT))
                .header("Content-Type", JSON)
                .header("If-Match", "W/\"" + version + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        RunningHub.fhir().newJsonParser().encodeResourceToString(changed)))
                .build());
    }

    HttpResponse<String> post(String path, Resource body) {
        return hub.post(
                "/fhir/" + path, CLIENT, JSON, RunningHub.fhir().newJsonParser().encodeResourceToString(body));
    }

    HttpResponse<String> get(String path) {
        return hub.get("/fhir/" + path, CLIENT);
    }

    <T extends Resource> List<T> all(Class<T> type, String search) {
        HttpResponse<String> answer = get(search + "&_count=100");
        if (answer.statusCode() != 200) {
            throw new AssertionError(search + ": " + answer.body());
        }
        return RunningHub.fhir().newJsonParser().parseResource(Bundle.class, answer.body()).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private <T extends Resource> T first(Class<T> type, String search) {
        return all(type, search).stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing found: " + search));
    }

    static Reference partner(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }
}
