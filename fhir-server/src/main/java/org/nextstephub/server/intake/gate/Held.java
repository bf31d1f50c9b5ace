package org.nextstephub.server.intake.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nextstephub.server.store.rows.ConsentStates.Watermark;

/**
 * A message whose person is held until the transaction ends, so that no withdrawal passes it by.
 *
 * @param keys by which the partner's person is recognised; none where a communication names no referral that is held
 * @param watermark the person's last withdrawal of this sharing
 */
public record Held(Arrival arrival, List<String> keys, Optional<Watermark> watermark, Instant now) {}
