package org.nextstephub.server.reference;

import org.nextstephub.profiles.Reason;

/**
 * An answer of a gate.
 *
 * @param reason the one reason of the decision
 * @param withdrawn whether step W withdraws what the caller's organization shares with the peer organization
 */
public record Verdict(Reason reason, boolean withdrawn) {}
