package org.nextstephub.routes.hl7v2;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The MLLP listener.
 *
 * @param port -1: it does not listen
 * @param address loopback unless the network between is closed by other means
 * @param frame longest time from the first byte of a frame to its end
 * @param idle longest time without a frame
 * @param connections most connections at a time
 * @param perSender most connections at a time whose messages name the same sender (MSH-3 and MSH-4)
 */
@ConfigurationProperties("nextstep.mllp")
public record MllpSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("2575") int port,
        @DefaultValue("30s") Duration frame,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("50") int connections,
        @DefaultValue("5") int perSender) {

    /** Most bytes of a message: what the gate takes in a body too. */
    static final int MAX_FRAME = 1 << 20;
}
