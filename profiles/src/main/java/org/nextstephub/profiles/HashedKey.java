package org.nextstephub.profiles;

/** A sender's key of a message as it may be kept: see {@link SenderWords#kept}. */
public record HashedKey(String system, String value) {}
