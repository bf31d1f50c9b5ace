package org.nextstephub.server.console.referral;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.console.people.Person;
import org.nextstephub.server.console.people.ServiceDays;
import org.nextstephub.server.console.plot.Bridge;
import org.nextstephub.server.pathway.ClinicalService;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A referral: where it stands and what next, how the person may be reached, and what the agency was told. */
@Controller
final class ReferralPages {

    private final Acts acts;
    private final Standing standing;
    private final Agencies agencies;

    ReferralPages(Acts acts, Standing standing, Agencies agencies) {
        this.acts = acts;
        this.standing = standing;
        this.agencies = agencies;
    }

    @GetMapping("/console/referrals/{id}")
    String referral(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String again,
            Visitor visitor,
            Model page) {
        Referral referral = Referral.of(visitor, id);
        Words words = visitor.words();
        page.addAttribute("title", words.say("referral.title", referral.number()));
        page.addAttribute("referral", standing.of(referral, visitor));
        page.addAttribute("ways", Person.ways(referral.person()));
        page.addAttribute(
                "acts", acts.offered(referral, visitor).stream().map(Act::name).toList());
        acts.next(referral, visitor).ifPresent(next -> page.addAttribute("next", next.name()));
        page.addAttribute("reasons", reasons(referral, words));
        Story story = new Story(referral, words, agencies);
        page.addAttribute("told", story.told());
        page.addAttribute("contacts", story.contacts());
        page.addAttribute("conversations", story.conversations());
        page.addAttribute("wrote", story.wrote());
        page.addAttribute("watches", story.watches());
        page.addAttribute("wish", referral.wish().isPresent());
        page.addAttribute("days", story.days());
        page.addAttribute("bridge", bridge(referral, words));
        stage(referral, words).ifPresent(stage -> page.addAttribute("stage", stage));
        acts.named(done).ifPresent(act -> page.addAttribute("done", act.name()));
        page.addAttribute("again", again.equals("yes"));
        return "console/referral";
    }

    private static List<String> reasons(Referral referral, Words words) {
        return referral.request().getReasonCode().stream()
                .filter(reason -> reason.hasCoding())
                .map(words::code)
                .toList();
    }

    private static Bridge bridge(Referral referral, Words words) {
        ServiceRequest request = referral.request();
        return Bridge.of(
                new Bridge.Days(
                        request.hasOccurrencePeriod()
                                ? ServiceDays.day(request.getOccurrencePeriod().getStartElement())
                                : Optional.empty(),
                        ClinicalService.of(request).end(),
                        ReferralTask.introducedOn(referral.task()),
                        referral.relationship().isPresent()),
                words.today());
    }

    private static Optional<String> stage(Referral referral, Words words) {
        return referral.relationship().map((EpisodeOfCare relationship) -> PeerRelationship.stage(relationship)
                .map(stage -> words.code("ns-relationship-stage", stage.code()))
                .orElseGet(() ->
                        words.say("relationship." + relationship.getStatus().toCode())));
    }
}
