package org.nextstephub.server.console.referral;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.ServiceDays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who knows what about a person, and until when: the consents on file in sentences, and what was shared. To print. */
@Controller
final class SharingPages {

    /** Who sees something of a referral; what and why are the texts {@code sharing.row.*}. */
    private static final List<String> READERS = List.of("desk", "worker", "agency", "lead", "privacy");

    private final Standing standing;

    SharingPages(Standing standing) {
        this.standing = standing;
    }

    @GetMapping("/console/referrals/{id}/sharing")
    String sharing(@PathVariable String id, Visitor visitor, Model page) {
        Referral referral = Referral.of(visitor, id);
        Words words = visitor.words();
        page.addAttribute("title", words.say("sharing.title", referral.number()));
        page.addAttribute("referral", standing.of(referral, visitor));
        page.addAttribute("consents", consents(referral, words));
        page.addAttribute("readers", READERS);
        page.addAttribute("shared", shared(referral, words));
        page.addAttribute("made", words.say("numbers.made", words.moment(words.now()), visitor.name()));
        return "console/sharing";
    }

    private static List<String> consents(Referral referral, Words words) {
        return referral.consents().stream()
                .sorted(Comparator.comparing(Consent::getDateTime, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(consent -> sentence(consent, words))
                .toList();
    }

    /** What a consent on file says; what it permits is for the hub to judge, each time. */
    private static String sentence(Consent consent, Words words) {
        String direction = Optional.ofNullable(consent.getExtensionByUrl(Canonical.EXT_CONSENT_DIRECTION))
                .map(said -> said.getValue().primitiveValue())
                .orElse("clinical-to-peer");
        boolean permits = consent.getProvision().getType() == ConsentProvisionType.PERMIT;
        String said = words.say(
                "sharing." + (permits ? "yes." : "no.") + direction,
                day(consent.getProvision().getPeriod().getStartElement(), words),
                day(consent.getProvision().getPeriod().getEndElement(), words));
        return consent.getStatus() == ConsentState.ACTIVE ? said : words.say("sharing.ended", said);
    }

    private static String day(DateTimeType value, Words words) {
        return ServiceDays.day(value).map(words::day).orElseGet(() -> words.say("sharing.no-day"));
    }

    private static List<String> shared(Referral referral, Words words) {
        String operation =
                "Patient/" + referral.personId() + "/$disclosures?language=" + (words.isFrench() ? "fr" : "en");
        return referral.hub().ask(operation, Bundle.class).getEntry().stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .map(event -> event.getText().getDiv().allText().strip())
                .toList();
    }
}
