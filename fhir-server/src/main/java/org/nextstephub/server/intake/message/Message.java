package org.nextstephub.server.intake.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.MessageKey;
import org.nextstephub.profiles.Placer;
import org.nextstephub.profiles.ReferralBundles;

/**
 * A message that could be read, put in order.
 *
 * @param sha256 content hash by which a repetition is recognised
 * @param faultyConsents consents that said more than the parser understood
 */
public record Message(
        Bundle bundle,
        Event event,
        MessageKey key,
        String sha256,
        String door,
        Set<Consent> faultyConsents,
        List<Remark> remarks) {

    private static final int MAX_WORDS = 4000;

    public boolean isMessage() {
        return bundle.getType() == BundleType.MESSAGE;
    }

    public boolean isTransaction() {
        return bundle.getType() == BundleType.TRANSACTION;
    }

    /** Whether what is absent stays as it is. */
    public boolean isPartial() {
        return event == Event.PERSON_UPDATED || event == Event.NUMBERS_MERGED || ReferralBundles.isPartial(bundle);
    }

    /** Whether anything in it is labelled {@code v3-ActReason#HTEST}: it walks the whole gate and is not kept. */
    public boolean isTest() {
        return Stream.concat(Stream.of(bundle), bundle.getEntry().stream().map(BundleEntryComponent::getResource))
                .anyMatch(resource -> resource.getMeta().getSecurity(Canonical.ACT_REASON, "HTEST") != null);
    }

    public <T extends Resource> Optional<T> first(Class<T> type) {
        return all(type).findFirst();
    }

    public <T extends Resource> Stream<T> all(Class<T> type) {
        return entries(type).map(entry -> type.cast(entry.getResource()));
    }

    public Stream<BundleEntryComponent> entries(Class<? extends Resource> type) {
        return bundle.getEntry().stream().filter(entry -> type.isInstance(entry.getResource()));
    }

    public Optional<MessageHeader> header() {
        return first(MessageHeader.class);
    }

    public Optional<ServiceRequest> referral() {
        return first(ServiceRequest.class);
    }

    public Optional<Patient> person() {
        return first(Patient.class);
    }

    /** Whether a consent says of itself that nobody was asked: HL7 table 0498, B. */
    public boolean bypassesConsent() {
        return all(Consent.class)
                .anyMatch(consent -> consent.getMeta().getTag(Canonical.V2_CONSENT_STATUS, "B") != null);
    }

    boolean hasConsent() {
        return first(Consent.class).isPresent();
    }

    /** The sender's number of the referral: the identifier of type PLAC, or the one that a communication is based on. */
    public Optional<Placer> placer() {
        return first(Communication.class)
                .filter(told -> event.isCommunication())
                .map(told -> told.getBasedOnFirstRep().getIdentifier())
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(identifier -> new Placer(identifier.getSystem(), identifier.getValue()))
                .or(this::placerOfRequest);
    }

    private Optional<Placer> placerOfRequest() {
        return referral().flatMap(Placer::of);
    }

    /** What a communication says, without markup; empty if it says nothing, or too much. */
    public Optional<String> words() {
        String words = all(Communication.class)
                .flatMap(told -> told.getPayload().stream())
                .map(CommunicationPayloadComponent::getContent)
                .filter(content -> content instanceof StringType text && text.hasValue())
                .map(text -> PlainText.of(text.primitiveValue()).strip())
                .reduce("", (one, other) -> one.isEmpty() ? other : one + "\n" + other);
        return Optional.of(words).filter(text -> !text.isBlank() && text.length() <= MAX_WORDS);
    }

    /** The sender's numbers of the person: identifiers of type MR with system and value. */
    public List<Identifier> personKeys() {
        return person().stream()
                .flatMap(person -> person.getIdentifier().stream())
                .filter(identifier -> isOfType(identifier, "MR"))
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .toList();
    }

    public static boolean isOfType(Identifier identifier, String code) {
        return identifier.getType().getCoding().stream()
                .anyMatch(coding ->
                        Canonical.IDENTIFIER_TYPE.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }
}
