package org.nextstephub.server.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.nextstephub.server.account.Invitations;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** Accounts of fictional people, made at first start; their one-time passwords lie beside the demo keys. */
@Component
public class DemoPeople {

    private static final Map<String, String> ROLES = Map.of(
            "dana", "worker",
            "coordinator", "desk",
            "lead", "reporting",
            "officer", "privacy",
            "analyst", "interop",
            "admin-one", "admin",
            "admin-two", "admin");

    private final Invitations invitations;
    private final HubStore store;
    private final PartnerRegistry registry;
    private final Path file;

    DemoPeople(Invitations invitations, HubStore store, PartnerRegistry registry, HubSettings settings) {
        this.invitations = invitations;
        this.registry = registry;
        this.store = store;
        this.file = settings.data().resolve("demo").resolve("people.json");
    }

    /**
     * Invites those who have no account yet.
     *
     * @return their one-time passwords by name, to be shown once; empty when nobody is new
     */
    public Map<String, String> inviteNew() {
        Map<String, String> passwords = new LinkedHashMap<>();
        store.inOneTransaction(() -> {
            ROLES.keySet().stream()
                    .sorted()
                    .filter(name -> !invitations.isKnown(name))
                    .forEach(name -> passwords.put(name, invite(name)));
            return passwords;
        });
        if (!passwords.isEmpty()) {
            write(passwords);
        }
        return passwords;
    }

    private String invite(String name) {
        String role = ROLES.getOrDefault(name, "");
        return invitations.invite(name, role, role.equals("worker") ? firstWorker() : null);
    }

    /** Of peer support's own; who refers somebody is in the same type. */
    private String firstWorker() {
        String peer = "Organization/" + registry.peerOrganizationId();
        return store.all(PractitionerRole.class).stream()
                .filter(role -> peer.equals(role.getOrganization().getReference()))
                .map(role -> role.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
    }

    private void write(Map<String, String> passwords) {
        try {
            HubKeys.writePrivately(
                    file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(passwords));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo passwords cannot be written", e);
        }
    }
}
