package org.nextstephub.server;

import java.time.Duration;

/** Referrals over MLLP to a hub that runs, for a while. {@code bench/memory.sh} starts it. */
public final class MllpLoad {

    private MllpLoad() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            int port = Integer.parseInt(args[0]);
            Duration time = Duration.ofSeconds(Integer.parseInt(args[1]));
            int connections = Integer.parseInt(args[2]);
            double rate = new Load(connections).rate(MllpSender.door(port, V2Referrals::messageOfToday), time);
            System.out.printf(
                    "load: %.1f referrals a second over %d connections for %d s%n",
                    rate, connections, time.toSeconds());
            status = 0;
        } catch (Exception failure) {
            System.out.println("Exception: " + failure);
        }
        System.exit(status);
    }
}
