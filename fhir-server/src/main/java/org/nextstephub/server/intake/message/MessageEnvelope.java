package org.nextstephub.server.intake.message;

import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.nextstephub.profiles.MessageKey;
import org.nextstephub.server.intake.message.Reading.Envelope;

/** What a message says of itself: its event, its key, its header. */
final class MessageEnvelope {

    private MessageEnvelope() {}

    static Envelope of(Bundle bundle) {
        Optional<String> id = bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof MessageHeader)
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .filter(Objects::nonNull)
                .findFirst();
        return new Envelope(id, key(bundle), bundle.getType() == BundleType.TRANSACTION);
    }

    static Optional<Event> event(Bundle bundle) {
        if (bundle.getType() == BundleType.TRANSACTION) {
            return Optional.of(Event.ADD);
        }
        return header(bundle)
                .filter(MessageHeader::hasEventCoding)
                .flatMap(header -> Event.of(header.getEventCoding()));
    }

    private static Optional<MessageHeader> header(Bundle bundle) {
        return bundle.getEntry().stream()
                .limit(1)
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(MessageHeader.class::isInstance)
                .map(MessageHeader.class::cast)
                .findFirst();
    }

    static Optional<MessageKey> key(Bundle bundle) {
        if (bundle.getIdentifier().hasSystem() && bundle.getIdentifier().hasValue()) {
            return Optional.of(new MessageKey(
                    bundle.getIdentifier().getSystem(), bundle.getIdentifier().getValue()));
        }
        return bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof MessageHeader)
                .filter(entry -> entry.getResource().hasId())
                .map(entry -> new MessageKey(
                        "urn:ietf:rfc:3986",
                        "urn:uuid:" + entry.getResource().getIdElement().getIdPart()))
                .findFirst();
    }
}
