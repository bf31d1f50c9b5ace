package org.nextstephub.server.health;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.HubValidator;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.consent.ConsentPolicy;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Question;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.demo.DemoPeople;
import org.nextstephub.server.demo.DemoRegistry;
import org.nextstephub.server.intake.IntakeOutcome;
import org.nextstephub.server.intake.ReceivedMessage;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.SecretChecks;
import org.nextstephub.server.token.TokenFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Proves the locks at every start, before the hub says that it is ready: its secrets are those of this database, a
 * synthetic referral of nobody is refused at the gate, and a write past the gate fails at the guard.
 */
@Component
class SelfCheck implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SelfCheck.class);

    private final HubSettings settings;
    private final DemoRegistry demo;
    private final DemoPeople people;
    private final ReferralIntake intake;
    private final HubStore store;
    private final HubKeys keys;
    private final HubValidator validator;
    private final SecretChecks checks;
    private final ApplicationContext context;

    SelfCheck(
            HubSettings settings,
            DemoRegistry demo,
            DemoPeople people,
            ReferralIntake intake,
            HubStore store,
            HubKeys keys,
            HubValidator validator,
            SecretChecks checks,
            TokenFiles keysAreThere,
            ApplicationContext context) {
        this.settings = settings;
        this.demo = demo;
        this.people = people;
        this.intake = intake;
        this.store = store;
        this.keys = keys;
        this.validator = validator;
        this.checks = checks;
        this.context = context;
    }

    private void secretsMatch() {
        boolean same = checks.isTheSame("person", keys.personSecret())
                && checks.isTheSame("reporting", keys.reportingSecret())
                && checks.isTheSame("accounts", keys.accountSecret());
        if (!same) {
            fail("the secrets under " + settings.data().resolve("keys") + " are not those of this database: copy the"
                    + " folder keys of the hub that wrote it (or of its backup), also to every further hub");
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        secretsMatch();
        if (settings.demo()) {
            demo.fillIfEmpty();
            people.inviteNew();
            log.warn("DEMO MODE: fictional partners, keys on disk, loopback only. Never for a real person.");
        }
        policyRefuses();
        gateRefuses();
        guardRefuses();
        validator.prepare();
        if (settings.demo()) {
            System.out.println(ready());
        }
    }

    private String ready() {
        return """
                READY %s
                  In another terminal:
                    ./run demo                         send fictional referrals through every door, see the answers
                    ./run send examples/referral.hl7   send a message of your own
                    ./run token peer-desk              a token to look around with
                  FHIR %s/metadata   data in %s
                  Ctrl-C stops everything.""".formatted(settings.baseUrl(), settings.fhirBase(), settings.data());
    }

    private void policyRefuses() {
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
        if (agreed || permitted) {
            fail("the policy did not refuse where there is neither an agreement nor a consent");
        }
    }

    private void gateRefuses() {
        Caller nobody = new Caller("self-check", Role.PARTNER, List.of("self-check"), Set.of(), null, "127.0.0.1");
        String message = template().replace("{id}", UUID.randomUUID().toString());
        IntakeOutcome outcome = intake.accept(
                new ReceivedMessage(message.getBytes(StandardCharsets.UTF_8), false, "self-check"), nobody);
        boolean refused = outcome instanceof IntakeOutcome.Refused answer && answer.reason() == Reason.PARTNER_UNKNOWN;
        if (!refused) {
            fail("the gate did not refuse a synthetic referral");
        }
    }

    private void guardRefuses() {
        try {
            store.inOneTransaction(() -> store.register(new ServiceRequest()), written -> false);
        } catch (ForbiddenOperationException refused) {
            return;
        }
        fail("the guard let a write pass that no decision permits");
    }

    private void fail(String what) {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        throw new IllegalStateException("Self-check failed: " + what);
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(SelfCheck.class.getResourceAsStream("/self-check.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
