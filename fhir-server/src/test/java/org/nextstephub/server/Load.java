package org.nextstephub.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Several senders at a time, each on its own connection, each referral with a number and a person of its own. */
final class Load {

    private final int connections;
    private final AtomicInteger number = new AtomicInteger();

    Load(int connections) {
        this.connections = connections;
    }

    /** So many through one connection: HAPI's caches of types and parameters do not bear a concurrent first use. */
    void oneByOne(Sender.Door door, int count) throws Exception {
        try (Sender sender = door.connect()) {
            for (int i = 0; i < count; i++) {
                sender.send(nextNumber());
            }
        }
    }

    /** Referrals a second that were accepted; fails when one was not. */
    double rate(Sender.Door door, Duration time) throws Exception {
        long start = System.nanoTime();
        Callable<Integer> sender = () -> sendUntil(start + time.toNanos(), door);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Future<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            sent.add(threads.submit(sender));
        }
        threads.shutdown();
        int accepted = 0;
        for (Future<Integer> each : sent) {
            accepted += each.get();
        }
        return accepted / ((System.nanoTime() - start) / 1e9);
    }

    private int sendUntil(long end, Sender.Door door) throws Exception {
        int accepted = 0;
        try (Sender sender = door.connect()) {
            while (System.nanoTime() < end) {
                sender.send(nextNumber());
                accepted++;
            }
        }
        return accepted;
    }

    private String nextNumber() {
        return "B" + number.incrementAndGet();
    }
}
