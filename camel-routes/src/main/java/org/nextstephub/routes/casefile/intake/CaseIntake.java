package org.nextstephub.routes.casefile.intake;

import org.nextstephub.routes.casefile.answer.AnswerToRow;
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.answer.RowAnswer;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.Unreadable;
import org.nextstephub.routes.casefile.translation.RowToMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file to its answer: the file as a whole, then each row by itself, as one message to the hub. One file of a partner
 * at a time. Nothing is remembered here: the hub knows what it has taken, so a file may be handed in again at any time.
 */
public final class CaseIntake {

    private static final Logger log = LoggerFactory.getLogger(CaseIntake.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int GIVE_UP_AFTER = 8;

    private final Hub hub;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Lanes lanes;
    private volatile boolean stopping;
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    public CaseIntake(Hub hub, Clock clock, MeterRegistry meters, Executor workers, int width) {
        this.hub = hub;
        this.clock = clock;
        this.meters = meters;
        this.lanes = new Lanes(workers, width);
    }

    /** From now on no row is tried: files go back to where they can be taken up again. */
    public void stop() {
        stopping = true;
    }

    /**
     * Takes a file.
     *
     * @param pauses before each further try of the rows that the hub could not take
     * @param started is shown the run before its first row
     */
    public CaseAnswer answer(CaseFile file, RegisteredPartner partner, List<Duration> pauses, Consumer<CaseRun> started) {
        ReentrantLock turn = turns.computeIfAbsent(partner.code(), code -> new ReentrantLock(true));
        turn.lock();
        try {
            CaseAnswer answer = take(file, partner, pauses, started);
            count(answer, partner);
            return answer;
        } finally {
            turn.unlock();
        }
    }

    private CaseAnswer take(
            CaseFile file, RegisteredPartner partner, List<Duration> pauses, Consumer<CaseRun> started) {
        CaseRun run;
        try {
            run = new CaseRun(file, file.rows(), clock);
        } catch (Unreadable unreadable) {
            return CaseRun.refused(file, unreadable.fault(), clock);
        }
        started.accept(run);
        work(run, partner);
        for (Duration pause : pauses) {
            if (run.open().isEmpty() || stopping) {
                break;
            }
            rest(pause);
            work(run, partner);
        }
        return run.answer();
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new HubUnavailable("the hub is stopping", stopping);
        }
    }

    /** Tries each open row once; a row waits for an earlier one of its referral that could not be tried. */
    private void work(CaseRun run, RegisteredPartner partner) {
        Set<String> waiting = ConcurrentHashMap.newKeySet();
        AtomicInteger failures = new AtomicInteger();
        AtomicLong toldAt = new AtomicLong(System.nanoTime());
        lanes.each(run.open(), row -> {
            String referral = row.raw(Column.REFERRAL_ID);
            boolean hopeless = stopping || waiting.contains(referral) || failures.get() >= GIVE_UP_AFTER;
            RowAnswer answer = hopeless ? RowAnswer.unavailable(row) : answer(row, partner);
            if (answer.isFinal()) {
                failures.set(0);
            } else {
                failures.incrementAndGet();
                waiting.add(referral);
            }
            run.put(answer);
            tellProgress(run, partner, toldAt);
        });
    }

    private void tellProgress(CaseRun run, RegisteredPartner partner, AtomicLong toldAt) {
        long told = toldAt.get();
        long now = System.nanoTime();
        if (now - told > BETWEEN_LINES.toNanos() && toldAt.compareAndSet(told, now)) {
            log.info("case file partner={} rows={}/{}", partner.code(), run.done(), run.size());
        }
    }

    private RowAnswer answer(CaseRow row, RegisteredPartner partner) {
        try {
            RowToMessage.Result translated = RowToMessage.translate(row, partner, clock.instant());
            return translated.message().isEmpty()
                    ? RowAnswer.invalid(row, translated.faults())
                    : AnswerToRow.map(hub.submit(translated.message().get()), row, translated.faults());
        } catch (HubUnavailable away) {
            log.warn(
                    "case file partner={} row={} hub unavailable: {}", partner.code(), row.number(), away.getMessage());
        } catch (RuntimeException bug) {
            log.error(
                    "FAULT at door casefile partner={} row={}: {}",
                    partner.code(),
                    row.number(),
                    bug.getClass().getName());
            meters.counter("hub.routes.faults", "door", "casefile").increment();
            return RowAnswer.givenUp(row);
        }
        return RowAnswer.unavailable(row);
    }

    private void count(CaseAnswer answer, RegisteredPartner partner) {
        meters.counter(
                        "hub.casefile.files",
                        "partner",
                        partner.code(),
                        "outcome",
                        answer.outcome().word())
                .increment();
        for (RowAnswer.Outcome outcome : RowAnswer.Outcome.values()) {
            meters.counter("hub.casefile.rows", "partner", partner.code(), "outcome", outcome.word())
                    .increment(answer.count(outcome));
        }
        log.info(
                "case file partner={} id={} outcome={} codes={} rows={} accepted={} known={} refused={} invalid={} unavailable={}",
                partner.code(),
                answer.fileId(),
                answer.outcome().word(),
                answer.faults().stream()
                        .flatMap(fault -> fault.issue().stream())
                        .toList(),
                answer.size(),
                answer.count(RowAnswer.Outcome.ACCEPTED),
                answer.count(RowAnswer.Outcome.ALREADY_KNOWN),
                answer.count(RowAnswer.Outcome.REFUSED),
                answer.count(RowAnswer.Outcome.INVALID),
                answer.count(RowAnswer.Outcome.UNAVAILABLE));
    }
}
