package org.nextstephub.profiles;

/** The sender's key of a message, unique for the partner: {@code Bundle.identifier}, else the id of its MessageHeader. */
public record MessageKey(String system, String value) {}
