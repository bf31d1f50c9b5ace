package org.nextstephub.profiles.certain;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Has HAPI's validator judge every hundredth message that was certainly right, after its answer and one at a time. If it
 * finds a fault, the compiled check is switched off.
 */
public final class SecondLook {

    private static final int EVERY = 100;

    private final Certainty certainty;
    private final AtomicLong number = new AtomicLong();
    private final ThreadPoolExecutor later = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            SecondLook::thread,
            new ThreadPoolExecutor.DiscardPolicy());

    public SecondLook(Certainty certainty) {
        this.certainty = certainty;
    }

    /** Takes a copy where it is a message's turn, since the message itself changes on its way. */
    public void at(Supplier<Bundle> copy, Predicate<Bundle> faultless) {
        if (number.incrementAndGet() % EVERY == 0) {
            Bundle judged = copy.get();
            later.execute(() -> {
                if (!faultless.test(judged)) {
                    certainty.disagree();
                }
            });
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "second-look");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
