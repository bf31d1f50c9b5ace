package org.nextstephub.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Bundles by what they bring: with a referral, each record that is kept of it must meet its own profile. */
public final class ReferralBundles {

    /** A message with a referral. */
    public static final String MESSAGE = Canonical.profile("nextstep-referral-message");

    /** The same as one transaction. */
    public static final String TRANSACTION = Canonical.profile("nextstep-referral-transaction");

    /** The tag {@code ns-message} of a message in which what is absent stays as it is. */
    public static final String PARTIAL = "partial";

    /** Types of which these profiles name the profile; consents are the gate's to read, and others are not kept. */
    public static final Set<String> JUDGED = ConformanceResources.read(
                    FhirContext.forR4Cached(),
                    StructureDefinition.class,
                    "StructureDefinition-nextstep-referral-message.json")
            .getDifferential()
            .getElement()
            .stream()
            .flatMap(element -> element.getType().stream())
            .filter(TypeRefComponent::hasProfile)
            .map(TypeRefComponent::getCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Types whose content came with the referral and is kept; MessageHeader and Organization serve the gate only. */
    public static final Set<String> KEPT = Set.of(
            "ServiceRequest",
            "Patient",
            "RelatedPerson",
            "Practitioner",
            "PractitionerRole",
            "Consent",
            "QuestionnaireResponse",
            "DocumentReference");

    private static final Set<String> BRING_A_REFERRAL =
            Set.of("add-service-request", "notify-update-service-request", "notify-data-correction");

    private ReferralBundles() {}

    /** The profile that such a Bundle is judged by when it is sent to the hub. */
    public static String profileOf(Bundle bundle) {
        if (bundle.getType() == BundleType.TRANSACTION) {
            return TRANSACTION;
        }
        return !isPartial(bundle) && bringsAReferral(bundle) ? MESSAGE : Canonical.profile("nextstep-message");
    }

    /** Whether its sender marked it so. */
    public static boolean isPartial(Bundle bundle) {
        return bundle.getMeta().getTag(Canonical.codeSystem("ns-message"), PARTIAL) != null;
    }

    /** Takes out what the hub drops unread, and so never judges: the narrative of the entries. */
    public static void dropNarrative(Bundle bundle) {
        bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(DomainResource.class::isInstance)
                .map(DomainResource.class::cast)
                .forEach(resource -> resource.setText(null));
    }

    private static boolean bringsAReferral(Bundle bundle) {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                && BRING_A_REFERRAL.contains(header.getEventCoding().getCode());
    }
}
