package org.nextstephub.server.health;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Refuses a start that would be unsafe, with one clear line for each thing to mend, before anything is opened. */
public final class StartupRules implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<String> objections = objections(event.getEnvironment());
        if (!objections.isEmpty()) {
            objections.forEach(objection -> System.err.println("The hub does not start: " + objection));
            throw new StartRefused();
        }
    }

    /** Ends a start without a stack trace; the lines above say everything. */
    public static final class StartRefused extends RuntimeException {
        StartRefused() {
            super("start refused", null, false, false);
        }
    }

    /** Why a start failed: the hub's own words where it has any, else the kind of failure, never a library's words. */
    public static String plain(Throwable failure) {
        boolean ours = failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith("org.nextstephub");
        if (ours && failure.getMessage() != null) {
            return failure.getMessage();
        }
        return failure.getCause() == null
                ? failure.getClass().getName() + " at " + failure.getStackTrace()[0]
                : plain(failure.getCause());
    }

    static List<String> objections(Environment settings) {
        List<String> objections = new ArrayList<>();
        boolean loopback = isLoopback(settings.getProperty("server.address", ""));
        if ("demo".equalsIgnoreCase(settings.getProperty("nextstep.mode", "production"))) {
            if (!loopback) {
                objections.add("demo mode listens on loopback only; remove server.address or set HUB_MODE=production");
            }
            return objections;
        }
        if (!settings.getProperty("nextstep.clock", "").isBlank()) {
            objections.add("HUB_CLOCK fixes the clock of decisions and is for demonstrations and tests only; unset it");
        }
        if (!settings.getProperty("nextstep.db.durable", Boolean.class, true)) {
            objections.add("nextstep.db.durable=false switches fsync off and is for tests only; remove it");
        }
        boolean onlyMigrates = "only".equalsIgnoreCase(settings.getProperty("nextstep.db.migrate", ""));
        if (!onlyMigrates) {
            file(settings, "nextstep.tokens.clients", "the file with the registered clients", objections);
            file(settings, "nextstep.tokens.signing-key", "the file with the key that signs tokens", objections);
        }
        if (Files.exists(Path.of(settings.getProperty("nextstep.data", "./data"), "demo"))) {
            objections.add("HUB_DATA holds the folder demo with demo keys; use another folder for production");
        }
        database(settings, objections);
        if (!loopback
                && !onlyMigrates
                && !hasTls(settings)
                && settings.getProperty("server.forward-headers-strategy", "").isBlank()) {
            objections.add(
                    "plain HTTP on an address that is not loopback; set server.ssl.*, or declare a TLS proxy with"
                            + " server.forward-headers-strategy=framework");
        }
        return objections;
    }

    private static void database(Environment settings, List<String> objections) {
        String url = settings.getProperty("nextstep.db.url", "");
        if (!url.isBlank()
                && !url.contains("sslmode=verify-full")
                && !url.contains("//127.0.0.1")
                && !url.contains("//localhost")) {
            objections.add("HUB_DB_URL must use sslmode=verify-full, or a loopback address");
        }
        if (!url.isBlank() && settings.getProperty("nextstep.db.password", "").isBlank()) {
            objections.add("HUB_DB_PASSWORD is empty");
        }
    }

    private static void file(Environment settings, String name, String what, List<String> objections) {
        String path = settings.getProperty(name, "");
        if (path.isBlank()) {
            objections.add(name + " is missing: " + what);
        } else if (!Files.isReadable(Path.of(path))) {
            objections.add(name + " names a file that cannot be read: " + what);
        }
    }

    private static boolean hasTls(Environment settings) {
        boolean named = Stream.of("bundle", "key-store", "certificate")
                .anyMatch(part -> settings.containsProperty("server.ssl." + part));
        return named && settings.getProperty("server.ssl.enabled", Boolean.class, true);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
