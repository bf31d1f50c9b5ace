package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;

/** The registered door of a partner, as an administrator changes it. */
final class RegisteredDoor {

    private RegisteredDoor() {}

    /** The door by which the case management agency hands in files: where they lie, and what the partner wishes. */
    static void forFiles(RunningHub hub, String address, Map<String, String> options) {
        change(hub.client(), door -> isOfType(door, "file-drop"), address, options);
    }

    /** The door of a partner's own system, to which notices go. */
    static void forMessages(HubClient hub, String partner, String address, Map<String, String> options) {
        String reference = organization(hub, partner);
        change(
                hub,
                door -> isOfType(door, "hl7-fhir-msg")
                        && reference.equals(door.getManagingOrganization().getReference()),
                address,
                options);
    }

    /** The same by HL7 v2 over MLLP. */
    static void forV2(HubClient hub, String partner, String address) {
        String reference = organization(hub, partner);
        Endpoint door = all(hub, "Endpoint?_count=100").getEntry().stream()
                .map(entry -> (Endpoint) entry.getResource())
                .filter(endpoint -> isOfType(endpoint, "hl7-fhir-msg")
                        && reference.equals(endpoint.getManagingOrganization().getReference()))
                .findFirst()
                .orElseThrow();
        door.getConnectionType().setCode("hl7v2-mllp");
        put(hub, door, address, Map.of("notify", "message"));
    }

    private static String organization(HubClient hub, String partner) {
        return all(hub, "Organization?identifier=" + Canonical.PARTNER + "%7C" + partner).getEntry().stream()
                .map(entry -> (Organization) entry.getResource())
                .findFirst()
                .map(organization ->
                        "Organization/" + organization.getIdElement().getIdPart())
                .orElseThrow();
    }

    /** A door of peer support's own system, told of changes by id alone. */
    static void ofTheDesk(HubClient hub, String address) {
        Endpoint door = new Endpoint()
                .setStatus(Endpoint.EndpointStatus.ACTIVE)
                .setConnectionType(new org.hl7.fhir.r4.model.Coding(
                        "http://terminology.hl7.org/CodeSystem/endpoint-connection-type", "hl7-fhir-rest", null))
                .setManagingOrganization(new org.hl7.fhir.r4.model.Reference(organization(hub, "psseo")))
                .setAddress(address);
        door.addPayloadType().setText("Notification, id only");
        Extension option = door.addExtension().setUrl(Canonical.EXT_PARTNER_OPTION);
        option.addExtension("code", new CodeType("notify"));
        option.addExtension("value", new StringType("id-only"));
        String body = RunningHub.fhir().newJsonParser().encodeResourceToString(door);
        hub.post("/fhir/Endpoint", "admin", "application/fhir+json", body);
        HttpResponse<String> created = hub.post("/fhir/Endpoint", "second-admin", "application/fhir+json", body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    private static boolean isOfType(Endpoint door, String type) {
        return door.getConnectionType().getCode().equals(type);
    }

    private static void change(HubClient hub, Predicate<Endpoint> which, String address, Map<String, String> options) {
        Endpoint door = all(hub, "Endpoint?_count=100").getEntry().stream()
                .map(entry -> (Endpoint) entry.getResource())
                .filter(which)
                .findFirst()
                .orElseThrow();
        put(hub, door, address, options);
    }

    private static void put(HubClient hub, Endpoint door, String address, Map<String, String> options) {
        String version = door.getMeta().getVersionId();
        door.setAddress(address).setMeta(null);
        options.forEach((code, value) -> {
            door.getExtension()
                    .removeIf(known -> known.getUrl().equals(Canonical.EXT_PARTNER_OPTION)
                            && code.equals(
                                    known.getExtensionByUrl("code").getValue().primitiveValue()));
            Extension option = door.addExtension().setUrl(Canonical.EXT_PARTNER_OPTION);
            option.addExtension("code", new CodeType(code));
            option.addExtension("value", new StringType(value));
        });
        HttpResponse<String> changed = put(hub, "admin", door, version);
        if (changed.statusCode() == 202) {
            changed = put(hub, "second-admin", door, version);
        }
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    private static HttpResponse<String> put(HubClient hub, String administrator, Endpoint door, String version) {
        return hub.exchange(HttpRequest.newBuilder(URI.create(
                        hub.url() + "/fhir/Endpoint/" + door.getIdElement().getIdPart()))
                .header("Authorization", "Bearer " + hub.token(administrator))
                .header("Content-Type", "application/fhir+json")
                .header("If-Match", "W/\"" + version + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        RunningHub.fhir().newJsonParser().encodeResourceToString(door)))
                .build());
    }

    private static Bundle all(HubClient hub, String search) {
        return (Bundle) RunningHub.fhir()
                .newJsonParser()
                .parseResource(hub.get("/fhir/" + search, "admin").body());
    }
}
