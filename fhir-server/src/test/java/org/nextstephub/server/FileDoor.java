package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;

/** The registered door by which the case management agency hands in files, as an administrator changes it. */
final class FileDoor {

    private FileDoor() {}

    /** Tells where the files lie, and what the partner wishes. */
    static void change(RunningHub hub, String address, Map<String, String> options) {
        Bundle found = (Bundle) RunningHub.fhir()
                .newJsonParser()
                .parseResource(hub.get("/fhir/Endpoint?_count=100", "admin").body());
        Endpoint door = found.getEntry().stream()
                .map(entry -> (Endpoint) entry.getResource())
                .filter(endpoint -> endpoint.getConnectionType().getCode().equals("file-drop"))
                .findFirst()
                .orElseThrow();
        String version = door.getMeta().getVersionId();
        door.setAddress(address).setMeta(null);
        options.forEach((code, value) -> {
            Extension option = door.addExtension().setUrl(Canonical.EXT_PARTNER_OPTION);
            option.addExtension("code", new CodeType(code));
            option.addExtension("value", new StringType(value));
        });
        HttpResponse<String> changed = hub.exchange(HttpRequest.newBuilder(URI.create(
                        hub.url() + "/fhir/Endpoint/" + door.getIdElement().getIdPart()))
                .header("Authorization", "Bearer " + hub.token("admin"))
                .header("Content-Type", "application/fhir+json")
                .header("If-Match", "W/\"" + version + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        RunningHub.fhir().newJsonParser().encodeResourceToString(door)))
                .build());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }
}
