package org.nextstephub.server.telling;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Notice;
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.pathway.ReferralNumbers;

/**
 * Words to an agency about its referral (profile {@code nextstep-communication}): a fixed sentence in its language, and of
 * which referral, by its own number.
 */
final class PartnerWords {

    private PartnerWords() {}

    static Communication of(Notice sentence, Placer placer, Partner agency, Instant at) {
        Communication words = new Communication();
        words.getMeta().addProfile(Canonical.profile("nextstep-communication"));
        words.setId(sentence.code());
        words.addBasedOn(ReferralNumbers.basedOn(placer.system(), placer.value()))
                .setStatus(CommunicationStatus.COMPLETED)
                .addReasonCode(
                        new CodeableConcept(new Coding(Canonical.codeSystem("ns-notice"), sentence.code(), null)))
                .setSender(Partner.named(Canonical.PSSEO))
                .addRecipient(Partner.named(agency.code()))
                .setSent(Date.from(at));
        words.addPayload().setContent(new StringType(sentence.text(agency.language())));
        return words;
    }
}
