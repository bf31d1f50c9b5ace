package org.nextstephub.server.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.server.store.Inbox.MessageKey;
import org.nextstephub.server.store.ReferralRows.Placer;

/**
 * A message that could be read, put in order.
 *
 * @param sha256 content hash by which a repetition is recognised
 * @param faultyConsents consents that said more than the parser understood
 */
record Message(
        Bundle bundle,
        Event event,
        MessageKey key,
        String sha256,
        String door,
        Set<Consent> faultyConsents,
        List<Remark> remarks) {

    boolean isMessage() {
        return bundle.getType() == BundleType.MESSAGE;
    }

    boolean isTransaction() {
        return bundle.getType() == BundleType.TRANSACTION;
    }

    /** Whether what is absent stays as it is. */
    boolean isPartial() {
        return event == Event.PERSON_UPDATED || event == Event.NUMBERS_MERGED || ReferralBundles.isPartial(bundle);
    }

    /** Whether anything in it is labelled {@code v3-ActReason#HTEST}: it walks the whole gate and is not kept. */
    boolean isTest() {
        return Stream.concat(Stream.of(bundle), bundle.getEntry().stream().map(BundleEntryComponent::getResource))
                .anyMatch(resource -> resource.getMeta().getSecurity(Canonical.ACT_REASON, "HTEST") != null);
    }

    <T extends Resource> Optional<T> first(Class<T> type) {
        return all(type).findFirst();
    }

    <T extends Resource> Stream<T> all(Class<T> type) {
        return entries(type).map(entry -> type.cast(entry.getResource()));
    }

    Stream<BundleEntryComponent> entries(Class<? extends Resource> type) {
        return bundle.getEntry().stream().filter(entry -> type.isInstance(entry.getResource()));
    }

    Optional<MessageHeader> header() {
        return first(MessageHeader.class);
    }

    Optional<ServiceRequest> referral() {
        return first(ServiceRequest.class);
    }

    Optional<Patient> person() {
        return first(Patient.class);
    }

    /** Whether a consent says of itself that nobody was asked: HL7 table 0498, B. */
    boolean bypassesConsent() {
        return all(Consent.class)
                .anyMatch(consent -> consent.getMeta().getTag(Canonical.V2_CONSENT_STATUS, "B") != null);
    }

    boolean hasConsent() {
        return first(Consent.class).isPresent();
    }

    /** The sender's number of the referral: the identifier of type PLAC, or the one that a communication is based on. */
    Optional<Placer> placer() {
        return first(Communication.class)
                .filter(told -> event.isCommunication())
                .map(told -> told.getBasedOnFirstRep().getIdentifier())
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(identifier -> new Placer(identifier.getSystem(), identifier.getValue()))
                .or(this::placerOfRequest);
    }

    private Optional<Placer> placerOfRequest() {
        return referral().stream()
                .flatMap(referral -> referral.getIdentifier().stream())
                .filter(identifier -> isOfType(identifier, "PLAC"))
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(identifier -> new Placer(identifier.getSystem(), identifier.getValue()))
                .findFirst();
    }

    /** The sender's numbers of the person: identifiers of type MR with system and value. */
    List<Identifier> personKeys() {
        return person().stream()
                .flatMap(person -> person.getIdentifier().stream())
                .filter(identifier -> isOfType(identifier, "MR"))
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .toList();
    }

    static boolean isOfType(Identifier identifier, String code) {
        return identifier.getType().getCoding().stream()
                .anyMatch(coding ->
                        Canonical.IDENTIFIER_TYPE.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }
}
