package org.nextstephub.server.pathway;

import java.util.Optional;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Extension;
import org.nextstephub.profiles.Canonical;

/**
 * What an agreement says about time.
 *
 * @param respondWithinDays from the referral to the answer; 7 where it says nothing
 * @param introduceWithinDays from the acceptance to the introduction; 14 where it says nothing
 */
public record AgreementTerms(int respondWithinDays, int introduceWithinDays) {

    private static final int RESPOND = 7;
    private static final int INTRODUCE = 14;

    public static AgreementTerms of(Contract agreement) {
        Optional<Extension> terms = Optional.ofNullable(agreement.getExtensionByUrl(Canonical.EXT_AGREEMENT_TERMS));
        return new AgreementTerms(
                days(terms, "respondWithinDays").orElse(RESPOND),
                days(terms, "introduceWithinDays").orElse(INTRODUCE));
    }

    private static Optional<Integer> days(Optional<Extension> terms, String part) {
        return terms.flatMap(known -> ReferralTask.part(known, part)).map(Integer::parseInt);
    }
}
