package org.nextstephub.server.health;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.audit.AuditEvents;
import org.nextstephub.server.consent.ConsentPolicy;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Question;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.StoreLocks;
import org.nextstephub.server.store.rows.SecretChecks;
import org.nextstephub.server.token.TokenFiles;
import org.springframework.stereotype.Component;

/** Tries every lock of the running hub with people who do not exist; nothing of it stays. */
@Component
class LockProofs {

    private final HubSettings settings;
    private final ReferralIntake intake;
    private final HubStore store;
    private final StoreLocks locks;
    private final Sight sight;
    private final HubKeys keys;
    private final SecretChecks checks;
    private final TokenFiles tokens;

    LockProofs(
            HubSettings settings,
            ReferralIntake intake,
            HubStore store,
            StoreLocks locks,
            Sight sight,
            HubKeys keys,
            SecretChecks checks,
            TokenFiles tokens) {
        this.settings = settings;
        this.intake = intake;
        this.store = store;
        this.locks = locks;
        this.sight = sight;
        this.keys = keys;
        this.checks = checks;
        this.tokens = tokens;
    }

    /** The first lock that does not hold, in words for whoever operates the hub. */
    Optional<String> broken() {
        return each().values().stream().flatMap(Optional::stream).findFirst();
    }

    /** What is wrong with each lock, by its name; empty for one that holds. */
    Map<String, Optional<String>> each() {
        Map<String, Optional<String>> tried = new LinkedHashMap<>();
        tried.put("secrets", secrets());
        tried.put("files", files());
        tried.put(
                "policy",
                unless(policyRefuses(), "the policy did not refuse where there is neither an agreement nor a consent"));
        tried.put("gate", unless(gateRefuses(), "the gate did not refuse a synthetic referral"));
        tried.put("guard", unless(guardRefuses(), "the guard let a write pass that no decision permits"));
        tried.put(
                "sight", unless(sightHides(), "somebody sees a record that is closed, or a person without a right to"));
        tried.put("audit", unless(auditIsWritten(), "the audit did not keep an event"));
        tried.put("store", locks.open().stream().findFirst());
        return tried;
    }

    private static Optional<String> unless(boolean holds, String words) {
        return holds ? Optional.empty() : Optional.of(words);
    }

    private Optional<String> secrets() {
        return unless(
                secretsMatch(),
                "the secrets under " + keys.folder()
                        + " are not those of this database: copy the folder keys of the hub that wrote it (or of its"
                        + " backup), also to every further hub");
    }

    private Optional<String> files() {
        return keys.readableByOthers(tokens.signingKey())
                .map(file -> "the file " + file + " can be read by others than the hub: chmod 600");
    }

    /** Records that came in by no door. */
    List<String> strangers() {
        return locks.strangers();
    }

    private boolean secretsMatch() {
        return checks.isTheSame("person", keys.personSecret())
                && checks.isTheSame("reporting", keys.reportingSecret())
                && checks.isTheSame("accounts", keys.accountSecret());
    }

    private boolean policyRefuses() {
        Question nothingOnHand = new Question(
                Direction.CLINICAL_TO_PEER,
                "Organization/self-check",
                "Organization/psseo",
                List.of(),
                List.of(),
                new Records());
        Instant now = Instant.now();
        Terms terms = Terms.ofTheProgramme(settings.consent().maxMonths());
        boolean agreed = AgreementPolicy.decide(List.of(), Direction.CLINICAL_TO_PEER.code(), now)
                .inForce();
        boolean permitted = ConsentPolicy.decide(nothingOnHand, List.of(), Optional.empty(), now, terms)
                .permitted();
        return !agreed && !permitted;
    }

    private boolean gateRefuses() {
        String message = template().replace("{id}", UUID.randomUUID().toString());
        IntakeOutcome outcome = intake.accept(
                new ReceivedMessage(message.getBytes(StandardCharsets.UTF_8), false, "self-check"),
                nobody(Role.PARTNER));
        return outcome instanceof IntakeOutcome.Refused answer && answer.reason() == Reason.PARTNER_UNKNOWN;
    }

    private boolean guardRefuses() {
        try {
            store.inOneTransaction(() -> store.register(new ServiceRequest()), written -> false);
        } catch (ForbiddenOperationException refused) {
            return true;
        }
        return false;
    }

    private boolean sightHides() {
        Patient person = new Patient();
        person.setId("Patient/self-check");
        ServiceRequest closed = Closed.close(new ServiceRequest().setSubject(new Reference(person.getId())));
        closed.setId("ServiceRequest/self-check");
        List<Resource> about = List.of(person, closed);
        boolean closedShown = Set.of(Role.DESK, Role.WORKER, Role.REPORTING, Role.PRIVACY).stream()
                .anyMatch(role -> sight.shown(nobody(role), closed).isPresent());
        boolean personShown = Set.of(Role.PARTNER, Role.WORKER, Role.REPORTING, Role.INTEROP).stream()
                .anyMatch(role -> about.stream()
                        .anyMatch(record -> sight.shown(nobody(role), record).isPresent()));
        return !closedShown && !personShown;
    }

    /** Written and taken back: what cannot be written down does not happen, so that it can be must be known. */
    private boolean auditIsWritten() {
        AuditEvent event =
                AuditEvents.of("110100", "Application Activity", AuditEvent.AuditEventAction.E, Instant.now());
        return store.inOneTransaction(
                () -> {
                    store.record(event);
                    return true;
                },
                kept -> false);
    }

    private static Caller nobody(Role role) {
        return new Caller("self-check", role, List.of("self-check"), Set.of(), null, "127.0.0.1");
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(LockProofs.class.getResourceAsStream("/self-check.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
