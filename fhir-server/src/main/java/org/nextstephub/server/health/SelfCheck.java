package org.nextstephub.server.health;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.server.demo.DemoPeople;
import org.nextstephub.server.demo.DemoRegistry;
import org.nextstephub.server.settings.HubSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Proves the locks at every start, before the hub says that it is ready, and once a day; while one does not hold, the hub
 * takes no more messages.
 */
@Component
@Lazy(false)
class SelfCheck implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SelfCheck.class);
    private static final String DEMO =
            "DEMO MODE: fictional partners, keys on disk, loopback only. Never for a real person.";

    private final HubSettings settings;
    private final DemoRegistry demo;
    private final DemoPeople people;
    private final LockProofs proofs;
    private final CheckFigures checks;
    private final HubValidator validator;
    private final ApplicationContext context;

    SelfCheck(
            HubSettings settings,
            DemoRegistry demo,
            DemoPeople people,
            LockProofs proofs,
            CheckFigures checks,
            HubValidator validator,
            ApplicationContext context) {
        this.settings = settings;
        this.demo = demo;
        this.people = people;
        this.proofs = proofs;
        this.checks = checks;
        this.validator = validator;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, String> passwords = Map.of();
        if (settings.demo()) {
            demo.fillIfEmpty();
            passwords = people.inviteNew();
        }
        Optional<String> broken = checks.tell(proofs.each());
        if (broken.isPresent()) {
            takeNoMore();
            throw new IllegalStateException("Self-check failed: " + broken.get());
        }
        prepareValidation();
        if (settings.demo()) {
            sayThatItIsADemonstration();
            System.out.println(ready(passwords));
        }
    }

    private void prepareValidation() {
        validator.prepare();
        if (!settings.validation().certain()) {
            validator.certainty().switchOff();
        }
        if (!validator.certainty().isOn()) {
            log.warn("The compiled check is off: HAPI's validator judges every message, which takes longer");
        }
    }

    /** As at the start; what has failed may hold again on another day. */
    @Scheduled(cron = "0 30 4 * * *", zone = "America/Toronto")
    void again() {
        Optional<String> broken = tried();
        if (broken.isPresent()) {
            log.error("Self-check failed: {}", broken.get());
            takeNoMore();
        } else {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
            proofs.strangers().forEach(found -> log.error("Self-check: {}; look at who wrote it", found));
        }
    }

    private Optional<String> tried() {
        try {
            return checks.tell(proofs.each());
        } catch (RuntimeException failure) {
            return Optional.of("it could not be made: " + failure.getClass().getName());
        }
    }

    @Scheduled(cron = "0 0 * * * *")
    void sayThatItIsADemonstration() {
        if (settings.demo()) {
            log.warn(DEMO);
        }
    }

    private void takeNoMore() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    }

    private String ready(Map<String, String> passwords) {
        return """
                READY %s
                  In another terminal:
                    ./run demo                         send fictional referrals through every door, see the answers
                    ./run send examples/referral.hl7   send a message of your own
                    ./run token peer-desk              a token to look around with
                  FHIR %s/metadata   data in %s
                  The console: %s/console/
                    sign in as coordinator (the desk), dana (a peer support worker), lead (the numbers) or
                    analyst (the workbench); choose a password, then add an authenticator app by the QR code shown. %s
                  Ctrl-C stops everything.""".formatted(
                settings.baseUrl(), settings.fhirBase(), settings.data(), settings.baseUrl(), shownOnce(passwords));
    }

    /** The demonstration's own; a hub in production shows no password but to the administrator who asked for it. */
    private static String shownOnce(Map<String, String> passwords) {
        if (passwords.isEmpty()) {
            return "One-time passwords: demo/people.json there";
        }
        return passwords.entrySet().stream()
                .map(person -> "%n      %-12s %s".formatted(person.getKey(), person.getValue()))
                .collect(Collectors.joining("", "One-time passwords:", ""));
    }
}
