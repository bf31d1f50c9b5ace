package org.nextstephub.routes.mllp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.routes.hl7v2.answer.Rri;
import org.nextstephub.routes.hub.Carrier;
import org.nextstephub.routes.hub.DueNotice;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * Takes notices as RRI^I12 over MLLP to a partner's listener, an address such as {@code mllp://ehr.example:2575}: AA or CA
 * with our control id ends it. Plain MLLP leaves the hub's own network only in demonstrations.
 */
public final class RriCarrier implements Carrier {

    private static final int LIMIT_MILLIS = 10_000;
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final Clock clock;
    private final boolean anyAddress;

    RriCarrier(Clock clock, boolean anyAddress) {
        this.clock = clock;
        this.anyAddress = anyAddress;
    }

    @Override
    public Set<String> doors() {
        return Set.of("hl7v2-mllp");
    }

    @Override
    public Outcome take(DueNotice notice, RegisteredPartner partner, String address) {
        Optional<String> message = Rri.notice(notice, partner, clock);
        URI target = URI.create(address);
        if (message.isEmpty() || target.getHost() == null) {
            return new Outcome(false, "not-expressible");
        }
        try (Socket socket = new Socket()) {
            InetAddress host = InetAddress.getByName(target.getHost());
            if (!anyAddress && !host.isLoopbackAddress() && !host.isSiteLocalAddress()) {
                return new Outcome(false, "address-not-allowed");
            }
            socket.connect(new InetSocketAddress(host, target.getPort()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(MllpFrame.around(message.get().getBytes(StandardCharsets.UTF_8)));
            return outcome(MllpFrame.read(socket.getInputStream(), MAX_ANSWER_BYTES), Rri.controlId(notice));
        } catch (IOException unreachable) {
            return new Outcome(false, "unreachable");
        }
    }

    /** An acknowledgement of another message does not count. */
    private static Outcome outcome(String acknowledgement, String controlId) {
        String[] msa = acknowledgement
                .lines()
                .flatMap(line -> line.replace('\r', '\n').lines())
                .filter(line -> line.startsWith("MSA|"))
                .findFirst()
                .orElse("MSA||")
                .split("\\|", -1);
        String code = msa.length > 1 ? msa[1] : "";
        boolean ours = msa.length > 2 && msa[2].equals(controlId);
        if (ours && (code.equals("AA") || code.equals("CA"))) {
            return new Outcome(true, code.toLowerCase(Locale.ROOT));
        }
        return new Outcome(
                false,
                ours && code.matches("[AC][ER]") ? "answered-" + code.toLowerCase(Locale.ROOT) : "no-acknowledgement");
    }
}
