package org.nextstephub.server.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.token.TokenFiles;
import org.nextstephub.server.token.client.HubClient;

/** Makes a key for each demo client at first start and lists the clients with their public halves. */
final class DemoKeys {

    private record Template(String id, String role, List<String> partners, String scopes) {}

    private static final String PARTNER_SCOPES = "system/ServiceRequest.c system/Consent.cu system/Task.rs";
    private static final List<String> PARTNERS =
            List.of("lakeshore-hospital", "frontenac-cm", "rideau-clinic", "quinte-clinic");

    private DemoKeys() {}

    static TokenFiles createIn(Path folder) {
        TokenFiles files = new TokenFiles(folder.resolve("clients.json"), folder.resolve("token-server.jwk.json"));
        try {
            if (!Files.exists(files.clients())) {
                HubKeys.writePrivately(
                        files.signingKey(), key("token-server").toJSONString().getBytes(StandardCharsets.UTF_8));
                List<HubClient> clients = new ArrayList<>();
                for (Template template : templates()) {
                    ECKey key = key(template.id());
                    HubKeys.writePrivately(
                            folder.resolve(template.id() + ".jwk.json"),
                            key.toJSONString().getBytes(StandardCharsets.UTF_8));
                    clients.add(HubClient.system(
                            template.id(),
                            template.role(),
                            template.partners(),
                            List.of(template.scopes().split(" ")),
                            new JWKSet(key.toPublicJWK()).toJSONObject()));
                }
                clients.add(
                        HubClient.forPeople("console", List.of(CONSOLE_SCOPES.split(" ")), List.of("{base}/console/")));
                byte[] list =
                        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(clients);
                HubKeys.writePrivately(files.clients(), list);
            }
            return files;
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException("The demo keys cannot be made in " + folder, e);
        }
    }

    private static final String ADMIN_SCOPES =
            "user/Organization.crus user/Contract.crus user/Endpoint.crus user/HealthcareService.crus"
                    + " user/PractitionerRole.crus hub/client.write";

    private static final String CONSOLE_SCOPES =
            "user/Task.rus user/ServiceRequest.rs user/Patient.rs user/Consent.crus user/EpisodeOfCare.crus"
                    + " user/Encounter.crs user/Communication.crs user/CareTeam.rs user/AuditEvent.rs hub/closed.read "
                    + ADMIN_SCOPES;

    private static ECKey key(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_384)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES384)
                .keyID(id + "-1")
                .generate();
    }

    private static List<Template> templates() {
        List<Template> templates = new ArrayList<>();
        PARTNERS.forEach(partner -> templates.add(new Template(partner, "partner", List.of(partner), PARTNER_SCOPES)));
        templates.add(new Template(
                "camel-routes",
                "intake",
                PARTNERS,
                "system/ServiceRequest.c system/Consent.cu system/Organization.rs system/Endpoint.rs"
                        + " system/HealthcareService.rs system/Contract.rs system/Task.s"
                        + " hub/assert-sender"));
        templates.add(new Template(
                "peer-desk",
                "desk",
                List.of(),
                "system/Task.rus system/ServiceRequest.rs system/Patient.rs system/Consent.crus"
                        + " system/EpisodeOfCare.crus system/Encounter.crs system/Communication.crs system/CareTeam.rs"
                        + " system/PractitionerRole.rs system/Organization.rs system/HealthcareService.rs"));
        templates.add(new Template(
                "reporting",
                "reporting",
                List.of(),
                "system/ServiceRequest.s system/Task.s system/EpisodeOfCare.s system/Encounter.s system/Consent.s"
                        + " system/Organization.s system/Contract.s hub/report.read"));
        templates.add(new Template("interop", "interop", List.of(), "hub/validate hub/messages.meta"));
        templates.add(new Template(
                "privacy-officer",
                "privacy",
                List.of(),
                "user/AuditEvent.rs user/Consent.rus user/Organization.rs user/Contract.rs hub/closed.read"));
        templates.add(new Template("admin", "admin", List.of(), ADMIN_SCOPES));
        templates.add(new Template("second-admin", "admin", List.of(), ADMIN_SCOPES));
        return templates;
    }
}
