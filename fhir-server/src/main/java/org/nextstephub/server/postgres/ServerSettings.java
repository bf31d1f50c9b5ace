package org.nextstephub.server.postgres;

import java.util.List;
import java.util.stream.Stream;

/** How the embedded server is started: on loopback only, with a log that names no value of a statement. */
final class ServerSettings {

    private static final List<String> ALWAYS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=128MB",
            // as for a solid-state disk: an index is worth using
            "random_page_cost=1.1",
            // a statement does not outlive the hub that asked for it
            "client_connection_check_interval=2s",
            "log_min_messages=fatal",
            "log_min_error_statement=panic",
            "log_parameter_max_length=0");

    private static final List<String> FORGETFUL = List.of("fsync=off", "full_page_writes=off");

    /**
     * The shell that the server runs under: ignores the terminal's signals, stops the server with a fast shutdown when
     * standard input ends, and ends with it.
     */
    static final String WATCHDOG = "trap '' INT TERM HUP; exec 3<&0; \"$@\" </dev/null 3<&- & p=$!;"
            + " (cat <&3 >/dev/null; kill -INT $p 2>/dev/null) & w=$!; exec 3<&-; wait $p; kill -9 $w 2>/dev/null";

    private ServerSettings() {}

    /** @param durable whether what was committed outlives a loss of power */
    static List<String> of(boolean durable) {
        return Stream.concat(ALWAYS.stream(), durable ? Stream.empty() : FORGETFUL.stream())
                .toList();
    }
}
