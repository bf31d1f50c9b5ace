package org.nextstephub.server.intake.withdrawal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.fault.Failure;
import org.nextstephub.server.journal.Entry;
import org.nextstephub.server.journal.Journal;
import org.nextstephub.server.journal.Journal.Compared;
import org.nextstephub.server.journal.Journal.Line;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Withdraws again what a database that was put back to an earlier moment does not know any more. It is done before the hub
 * listens anywhere, so that until then nothing is permitted and nothing is shown.
 */
@Component
@Lazy(false)
class JournalReplay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JournalReplay.class);
    private static final String DOOR = "journal";

    private final Journal journal;
    private final WithdrawnAgain withdrawn;
    private final PartnerRegistry registry;
    private final HubStore store;
    private final HubSettings settings;
    private Set<UUID> behindBefore = Set.of();
    private volatile boolean running;

    JournalReplay(
            Journal journal, WithdrawnAgain withdrawn, PartnerRegistry registry, HubStore store, HubSettings settings) {
        this.journal = journal;
        this.withdrawn = withdrawn;
        this.registry = registry;
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void start() {
        Compared compared = journal.compare();
        compared.torn()
                .forEach(
                        file -> log.warn("The last line of the journal {} was never finished, nor acknowledged", file));
        compared.faults().forEach(fault -> log.error("Look at this before a backup is needed: {}", fault));
        refuseUnlessWhole(compared);
        apply(compared.behind());
        running = true;
    }

    /** Whoever puts a database back says so, and then nothing may be missing; else that much is sure, and is done. */
    private void refuseUnlessWhole(Compared compared) {
        boolean isOlder = settings.restore() || !compared.behind().isEmpty();
        if (compared.isUnsure() || (isOlder && !compared.faults().isEmpty())) {
            throw new IllegalStateException(
                    "The journal of withdrawals is broken, and this database may not know all of it: "
                            + compared.faults().get(0) + " (docs/operating.md, Backup and restore)");
        }
        if (settings.restore() && compared.files() == 0) {
            throw new IllegalStateException("nextstep.restore is set, and no file of the journal of withdrawals is in "
                    + settings.journal() + ": copy those of every hub there");
        }
        if (settings.restore() && !compared.absent().isEmpty()) {
            throw new IllegalStateException("Files of the journal of withdrawals are not in " + settings.journal()
                    + ": " + String.join(", ", compared.absent()));
        }
    }

    /** A database may be put back under a hub that runs. What another hub is about to commit is known by the next look. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void again() {
        try {
            List<Line> behind = journal.compare().behind();
            apply(behind.stream()
                    .filter(line -> behindBefore.contains(line.entry().number()))
                    .toList());
            behindBefore = behind.stream().map(line -> line.entry().number()).collect(Collectors.toSet());
        } catch (RuntimeException notNow) {
            log.warn("The journal of withdrawals was not compared: {}", Failure.code(notNow));
        }
    }

    private void apply(List<Line> behind) {
        if (!behind.isEmpty()) {
            log.error("The database does not know {} withdrawals of the journal: they are taken again", behind.size());
            behind.forEach(line -> store.inOneTransaction(() -> apply(line)));
            log.warn("Taken again: {}", behind.size());
        }
    }

    private boolean apply(Line line) {
        boolean open = journal.done(line);
        if (open) {
            withdrawn.apply(line.entry(), request(line.entry()));
        }
        return open;
    }

    private WithdrawalRequest request(Entry entry) {
        String recorder = Optional.of(entry.by())
                .flatMap(registry::find)
                .or(() -> registry.find(Canonical.PSSEO))
                .map(partner -> "Organization/" + partner.organizationId())
                .orElse("Organization/" + entry.by());
        Caller caller = new Caller(DOOR, Role.PRIVACY, List.of(entry.partner()), Set.of(), null, "127.0.0.1");
        return new WithdrawalRequest(entry.partner(), entry.by(), recorder, caller, DOOR, entry.receipt());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before whatever listens. */
    @Override
    public int getPhase() {
        return 0;
    }
}
