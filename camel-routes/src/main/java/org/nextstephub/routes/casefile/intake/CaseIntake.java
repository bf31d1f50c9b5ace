package org.nextstephub.routes.casefile.intake;

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
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.answer.RowAnswer;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.Unreadable;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file to its answer: the file as a whole, then each row by itself, as one message to the hub. A partner's files are taken
 * one at a time. Nothing is remembered here: the hub knows what it has taken, so a file may be sent again at any time.
 */
public final class CaseIntake {

    private static final Logger log = LoggerFactory.getLogger(CaseIntake.class);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(10);
    private static final int MAX_FAILURES_IN_A_ROW = 8;

    private final RowIntake rows;
    private final CaseMetrics metrics;
    private final Clock clock;
    private final Lanes lanes;
    private volatile boolean stopping;
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    public CaseIntake(Hub hub, Clock clock, MeterRegistry meters, Executor workers, int width) {
        this.rows = new RowIntake(hub, clock, meters);
        this.metrics = new CaseMetrics(meters);
        this.clock = clock;
        this.lanes = new Lanes(workers, width);
    }

    /** No row is tried from now on: files go back to where they can be taken up again. */
    public void stop() {
        stopping = true;
    }

    /**
     * Takes a file.
     *
     * @param pauses before each further try of the rows that the hub could not take
     * @param started is shown the run before its first row
     */
    public CaseAnswer answer(
            CaseFile file, RegisteredPartner partner, List<Duration> pauses, Consumer<CaseRun> started) {
        ReentrantLock turn = turns.computeIfAbsent(partner.code(), code -> new ReentrantLock(true));
        turn.lock();
        try {
            CaseAnswer answer = take(file, partner, pauses, started);
            metrics.count(answer, partner);
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

    /** Tries each open row once, unless an earlier row of its referral could not be tried. */
    private void work(CaseRun run, RegisteredPartner partner) {
        Set<String> waiting = ConcurrentHashMap.newKeySet();
        AtomicInteger failures = new AtomicInteger();
        AtomicLong shownAt = new AtomicLong(System.nanoTime());
        lanes.each(run.open(), row -> {
            String referral = row.raw(Column.REFERRAL_ID);
            boolean hopeless = stopping || waiting.contains(referral) || failures.get() >= MAX_FAILURES_IN_A_ROW;
            RowAnswer answer = hopeless ? RowAnswer.unavailable(row) : rows.answer(row, partner);
            if (answer.isFinal()) {
                failures.set(0);
            } else {
                failures.incrementAndGet();
                waiting.add(referral);
            }
            run.put(answer);
            logProgress(run, partner, shownAt);
        });
    }

    private void logProgress(CaseRun run, RegisteredPartner partner, AtomicLong shownAt) {
        long shown = shownAt.get();
        long now = System.nanoTime();
        if (now - shown > PROGRESS_EVERY.toNanos() && shownAt.compareAndSet(shown, now)) {
            log.info("case file partner={} rows={}/{}", partner.code(), run.done(), run.size());
        }
    }
}
