package org.nextstephub.routes.hub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that were not taken for whom they gave themselves out: counted, and told to the hub for its audit. Of one
 * address at most ten a minute are told, so that nobody fills the audit by knocking. Also those that were closed without a
 * word for another reason, which their sender cannot know: counted and logged.
 */
public class RefusedPeers {

    private static final Logger log = LoggerFactory.getLogger(RefusedPeers.class);
    private static final int MOST_A_MINUTE = 10;

    /** Why it was refused. */
    public enum Why {
        /** No certificate, one that is not trusted or has expired, or no TLS. */
        HANDSHAKE,
        /** A certificate or an address that no partner has. */
        STRANGER,
        /** MSH-3 and MSH-4 name a partner who does not send from there. */
        OTHER_PARTNER
    }

    /** Why it was closed. */
    public enum Closed {
        /** As many connections as may be are open, in total or from one address, and none can make room. */
        TOO_MANY,
        /** The same partner has as many open as one may have. */
        TOO_MANY_OF_SENDER,
        /** It had not proved whose it is, was used least, and another one needed the room. */
        MADE_ROOM,
        /** No frame began in the time after a connection in which one is expected. */
        SILENT,
        /** Something else than a frame came. */
        NO_FRAME,
        /** A frame did not end in time. */
        SLOW_FRAME
    }

    private final Hub hub;
    private final MeterRegistry meters;
    private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();
    private volatile long minute;

    public RefusedPeers(Hub hub, MeterRegistry meters) {
        this.hub = hub;
        this.meters = meters;
        // there from the start: a counter that appears with its first event shows no increase to whoever watches it
        Stream.of(Why.values()).forEach(this::count);
        Stream.of(Closed.values()).forEach(this::count);
    }

    private Counter count(Why why) {
        return meters.counter("hub.mllp.refused.connections", "why", code(why));
    }

    private Counter count(Closed why) {
        return meters.counter("hub.mllp.closed.connections", "why", code(why));
    }

    public void refused(Why why, SocketAddress from) {
        count(why).increment();
        String address = address(from);
        log.warn("mllp refused why={} address={}", code(why), address);
        if (isAmongTheFirst(address)) {
            try {
                hub.senderRefused(code(why), address);
            } catch (HubUnavailable away) {
                log.warn("mllp refusal not audited: {}", away.getMessage());
            }
        }
    }

    public void closed(Closed why, SocketAddress from) {
        count(why).increment();
        log.warn("mllp closed why={} address={}", code(why), address(from));
    }

    private static String address(SocketAddress from) {
        return from instanceof InetSocketAddress known ? known.getAddress().getHostAddress() : "unknown";
    }

    private static String code(Enum<?> why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean isAmongTheFirst(String address) {
        long now = System.currentTimeMillis() / 60_000;
        if (now != minute) {
            minute = now;
            told.clear();
        }
        return told.computeIfAbsent(address, first -> new AtomicInteger()).incrementAndGet() <= MOST_A_MINUTE;
    }
}
