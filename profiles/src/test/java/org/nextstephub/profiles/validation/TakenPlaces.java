package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.nextstephub.profiles.InputLimit;

/** A validator whose places are all taken, by work that does not end before it is let go. */
public final class TakenPlaces implements AutoCloseable {

    private final Budget budget = new Budget(Duration.ofSeconds(InputLimit.SECONDS.most()), Duration.ofMillis(50));
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> holders = new ArrayList<>();

    public TakenPlaces() {
        CountDownLatch taken = new CountDownLatch(Budget.PLACES);
        for (int i = 0; i < Budget.PLACES; i++) {
            Thread holder = new Thread(() -> budget.within(() -> {
                taken.countDown();
                return await(over);
            }));
            holder.setDaemon(true);
            holder.start();
            holders.add(holder);
        }
        await(taken);
    }

    /** One for which the places are taken. */
    public HubValidator validator() {
        return new HubValidator(specification(), budget);
    }

    /** One for which nothing is cheap enough. */
    public static HubValidator validatorWithoutTime() {
        return new HubValidator(specification(), new Budget(Duration.ZERO));
    }

    Budget budget() {
        return budget;
    }

    /** Gives all places back. */
    public void free() {
        over.countDown();
        holders.forEach(TakenPlaces::join);
    }

    @Override
    public void close() {
        free();
    }

    private static DefaultProfileValidationSupport specification() {
        return new DefaultProfileValidationSupport(FhirContext.forR4Cached());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
