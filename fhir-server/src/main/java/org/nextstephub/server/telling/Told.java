package org.nextstephub.server.telling;

import java.time.Instant;

/**
 * A fact about a referral that its agency may know.
 *
 * @param reason code of {@code ns-outward-status-reason}; empty where none belongs to it
 * @param at when it came to be
 */
record Told(Fact fact, String reason, Instant at) {}
