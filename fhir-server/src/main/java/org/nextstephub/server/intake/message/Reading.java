package org.nextstephub.server.intake.message;

import java.util.Optional;
import org.nextstephub.profiles.MessageKey;

/** What a body turned out to be: a message in order, or why it is not one. */
public sealed interface Reading {

    /** A message that can be worked with. */
    record Read(Message message) implements Reading {}

    /**
     * Step B1: it cannot be read, or is no message of the hub's.
     *
     * @param text how to fix it, never a value of the message
     */
    record Malformed(String element, String text) implements Reading {}

    /** Step B2: something in it could do harm. */
    record Unsafe(String element, Envelope envelope) implements Reading {}

    /** The hub does not take its event. */
    record UnknownEvent(Envelope envelope) implements Reading {}

    /**
     * What the answer to a message that was not taken may refer to.
     *
     * @param headerId id of its MessageHeader
     */
    record Envelope(Optional<String> headerId, Optional<MessageKey> key, boolean transaction) {}
}
