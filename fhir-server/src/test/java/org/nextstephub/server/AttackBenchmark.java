package org.nextstephub.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * What an honest hospital sees while others attack: how long its acknowledgements take (it sends a referral over MLLP five times a
 * second and connects anew every ten), and whether one is refused or lost. Start with {@code bench/attack.sh}.
 */
@OwnHub("it is attacked, with the limits that operators have")
public final class AttackBenchmark {

    private static final int A_SECOND = 5;
    private static final int A_CONNECTION = 10;

    private final RunningHub hub = RunningHub.durable(
            "--nextstep.requests-a-minute=600", "--nextstep.http.per-address=100", "--nextstep.mllp.per-address=20");
    private final int seconds;
    private int number;
    private int failed;

    /** What was seen in one turn: times of acknowledgements in milliseconds, in order. */
    private record Seen(List<Double> times, int lost, long attacks) {

        double at(double share) {
            return times.get((int) Math.ceil(share * times.size()) - 1);
        }
    }

    private AttackBenchmark(int seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            status = new AttackBenchmark(args.length > 0 ? Integer.parseInt(args[0]) : 20).run();
        } catch (Exception failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }

    private int run() throws InterruptedException {
        Machine.print();
        turn(List.of());
        Seen quiet = turn(List.of());
        print("nobody attacks", quiet, quiet);
        for (Map.Entry<String, List<Attacks.Attack>> attack :
                new Attacks(hub).all().entrySet()) {
            Seen seen = turn(attack.getValue());
            print(attack.getKey(), seen, quiet);
        }
        print("nobody attacks any more", turn(List.of()), quiet);
        return failed == 0 ? 0 : 1;
    }

    private void print(String name, Seen seen, Seen quiet) {
        double ratio = seen.at(0.99) / quiet.at(0.99);
        boolean bad = seen.lost() > 0 || ratio > 3;
        failed += bad ? 1 : 0;
        System.out.printf(
                Locale.ROOT,
                "%-52s ACK p50 %5.0f ms, p99 %5.0f ms (%.1f x), %d sent, %d lost, %d attacks%s%n",
                name,
                seen.at(0.5),
                seen.at(0.99),
                ratio,
                seen.times().size(),
                seen.lost(),
                seen.attacks(),
                bad ? "  MUST be at most 3 x and 0 lost" : "");
    }

    private Seen turn(List<Attacks.Attack> attackers) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        LongAdder attacks = new LongAdder();
        ExecutorService threads = Executors.newCachedThreadPool();
        attackers.forEach(attacker -> threads.submit(() -> {
            while (System.nanoTime() < end) {
                attack(attacker);
                attacks.increment();
            }
        }));
        Seen seen = honest(end);
        threads.shutdownNow();
        threads.awaitTermination(30, TimeUnit.SECONDS);
        return new Seen(seen.times(), seen.lost(), attacks.sum());
    }

    private static void attack(Attacks.Attack attacker) {
        try {
            attacker.once();
        } catch (IOException refused) {
            // the hub closed it, which is what it should do
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Seen honest(long end) throws InterruptedException {
        List<Double> times = new ArrayList<>();
        int lost = 0;
        Sender sender = null;
        for (int sent = 0; System.nanoTime() < end; sent++) {
            long start = System.nanoTime();
            try {
                if (sender == null) {
                    sender = MllpSender.door(hub.mllpPort(), V2Referrals::message)
                            .connect();
                }
                sender.send("AT" + number++);
            } catch (IOException | IllegalStateException | InterruptedException none) {
                lost++;
                sender = closed(sender);
            }
            long took = System.nanoTime() - start;
            times.add(took / 1e6);
            sender = sent % A_CONNECTION == A_CONNECTION - 1 ? closed(sender) : sender;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, TimeUnit.SECONDS.toNanos(1) / A_SECOND - took));
        }
        closed(sender);
        Collections.sort(times);
        return new Seen(times, lost, 0);
    }

    private static @org.jspecify.annotations.Nullable Sender closed(@org.jspecify.annotations.Nullable Sender sender) {
        try {
            if (sender != null) {
                sender.close();
            }
        } catch (IOException gone) {
            // it is gone, as was wanted
        }
        return null;
    }
}
