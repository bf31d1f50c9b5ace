package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.nextstephub.profiles.MessageKey;
import org.nextstephub.server.intake.message.Reading.Malformed;
import org.nextstephub.server.intake.message.Reading.Read;
import org.nextstephub.server.intake.message.Reading.UnknownEvent;
import org.nextstephub.server.intake.message.Reading.Unsafe;
import org.nextstephub.server.intake.message.StrictText.Unreadable;

/** Steps B1 and B2: from bytes to a message that can be worked with, or a plain reason why not. */
public final class MessageReader {

    private static final String CONTENT_HASH = "ni:///sha-256;";
    private static final List<String> FILING = List.of("consent", "patient", "evidence");
    private static final List<String> FILED_WITH_A_CONSENT =
            List.of("Patient", "QuestionnaireResponse", "DocumentReference");

    /** The database finds messages by it; FHIR's own ids have at most 64. */
    private static final int MAX_KEY = 255;

    private final WireText wire;
    private final ContentSafety safety;
    private final Normaliser normaliser;

    public MessageReader(FhirContext fhir) {
        this.wire = new WireText(fhir);
        this.safety = new ContentSafety(fhir);
        this.normaliser = new Normaliser(fhir);
    }

    public Reading read(ReceivedMessage received, boolean trustedRoute) {
        try {
            return read(received, wire.read(received.body(), received.xml()), trustedRoute);
        } catch (Unreadable unreadable) {
            return malformed(unreadable.element(), unreadable.text());
        }
    }

    /** A consent by itself, with the person and the evidence where they are sent along, as Parameters or alone. */
    public Reading readFiling(ReceivedMessage received) {
        try {
            byte[] collected = ParametersText.collected(received.body(), received.xml(), FILING);
            return filing(received, wire.read(collected, received.xml()));
        } catch (Unreadable unreadable) {
            return malformed(unreadable.element(), unreadable.text());
        }
    }

    private Reading filing(ReceivedMessage received, WireText.Parsed parsed) {
        Bundle bundle = parsed.bundle();
        List<String> types = bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .toList();
        boolean fits = types.get(0).equals("Consent")
                && types.stream().skip(1).distinct().count() == types.size() - 1
                && FILED_WITH_A_CONSENT.containsAll(types.subList(1, types.size()));
        if (!fits) {
            return malformed(
                    "Parameters.parameter",
                    "The parameter consent takes a Consent, patient a Patient, evidence a QuestionnaireResponse or a"
                            + " DocumentReference");
        }
        normaliser.normalise(bundle);
        Optional<String> unsafe = safety.unsafeElement(bundle);
        if (unsafe.isPresent()) {
            return unsafe(bundle, unsafe.get());
        }
        return new Read(new Message(
                bundle,
                Event.CONSENT_FILED,
                new MessageKey("urn:ietf:rfc:3986", "urn:uuid:" + UUID.randomUUID()),
                received.sha256(),
                received.door(),
                parsed.faultyConsents(),
                new ArrayList<>()));
    }

    public Reading read(ReceivedMessage received, WireText.Parsed parsed, boolean trustedRoute) {
        Bundle bundle = parsed.bundle();
        if (bundle.getType() != BundleType.MESSAGE && bundle.getType() != BundleType.TRANSACTION) {
            return malformed("Bundle.type", "The Bundle must be of type message, or transaction for one referral");
        }
        List<Remark> remarks = new ArrayList<>(normaliser.normalise(bundle));
        Optional<String> unsafe = safety.unsafeElement(bundle);
        if (unsafe.isPresent()) {
            return unsafe(bundle, unsafe.get());
        }
        if (!safety.onlyCreates(bundle)) {
            return unsafe(bundle, "Bundle.entry.request");
        }
        Optional<Event> event = MessageEnvelope.event(bundle);
        if (event.isEmpty()) {
            return new UnknownEvent(MessageEnvelope.of(bundle));
        }
        Optional<MessageKey> key = MessageEnvelope.key(bundle);
        if (key.isEmpty()) {
            return malformed("Bundle.identifier", "The message needs a key: Bundle.identifier, or MessageHeader.id");
        }
        if (key.get().system().length() > MAX_KEY || key.get().value().length() > MAX_KEY) {
            return malformed("Bundle.identifier", "The message's key and its system have at most 255 characters each");
        }
        return EventEntries.fit(new Message(
                bundle,
                event.get(),
                key.get(),
                (trustedRoute ? contentHash(bundle) : Optional.<String>empty()).orElseGet(received::sha256),
                received.door(),
                parsed.faultyConsents(),
                remarks));
    }

    /** A trusted route states the hash of the original message that it translated. */
    private static Optional<String> contentHash(Bundle bundle) {
        return Optional.ofNullable(bundle.getMeta().getSource())
                .filter(source -> source.startsWith(CONTENT_HASH))
                .map(source -> source.substring(CONTENT_HASH.length()));
    }

    private static Reading unsafe(Bundle bundle, String element) {
        return new Unsafe(element, MessageEnvelope.of(bundle));
    }

    private static Reading malformed(String element, String text) {
        return new Malformed(element, text);
    }
}
