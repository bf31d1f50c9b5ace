package org.nextstephub.profiles;

import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;

/** Bundles by what they bring: with a referral, each record that is kept of it must meet its own profile. */
public final class ReferralBundles {

    /** A message with a referral. */
    public static final String MESSAGE = Canonical.profile("nextstep-referral-message");

    /** The same as one transaction. */
    public static final String TRANSACTION = Canonical.profile("nextstep-referral-transaction");

    /** Types of which these profiles name the profile; consents are the gate's to read, and others are not kept. */
    public static final Set<String> JUDGED = Set.of(
            "MessageHeader",
            "ServiceRequest",
            "Patient",
            "RelatedPerson",
            "Practitioner",
            "PractitionerRole",
            "DocumentReference",
            "QuestionnaireResponse");

    private static final Set<String> BRING_A_REFERRAL =
            Set.of("add-service-request", "notify-update-service-request", "notify-data-correction");

    private ReferralBundles() {}

    /** The profile that such a Bundle is judged by when it is sent to the hub. */
    static String profileOf(Bundle bundle) {
        if (bundle.getType() == BundleType.TRANSACTION) {
            return TRANSACTION;
        }
        boolean whole = !bundle.getMeta().getTag().stream()
                .anyMatch(tag ->
                        Canonical.codeSystem("ns-message").equals(tag.getSystem()) && "partial".equals(tag.getCode()));
        return whole && bringsAReferral(bundle) ? MESSAGE : Canonical.profile("nextstep-message");
    }

    private static boolean bringsAReferral(Bundle bundle) {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                && BRING_A_REFERRAL.contains(header.getEventCoding().getCode());
    }
}
