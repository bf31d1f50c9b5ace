package org.nextstephub.server.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Asks the hub beside it whether it takes messages, for containers that hold no shell: it exits with 0 if so, else with 1. */
public final class HealthCommand {

    private static final int PATIENCE_MS = 3_000;

    private HealthCommand() {}

    /** @param arguments another address than the readiness on the management port of this machine, or nothing */
    public static void main(String[] arguments) {
        System.exit(
                takesMessages(arguments.length > 0 ? arguments[0] : readiness(System.getenv("HUB_MANAGEMENT_PORT")))
                        ? 0
                        : 1);
    }

    static String readiness(@Nullable String port) {
        return "http://127.0.0.1:" + (port == null || port.isBlank() ? "8081" : port) + "/actuator/health/readiness";
    }

    static boolean takesMessages(String address) {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            asked.setConnectTimeout(PATIENCE_MS);
            asked.setReadTimeout(PATIENCE_MS);
            return asked.getResponseCode() == 200;
        } catch (IOException notThere) {
            return false;
        }
    }
}
