package org.nextstephub.server.console.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.console.people.Person;
import org.nextstephub.server.pathway.PeerRelationship;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A referral: where it stands and what next, how the person may be reached, and what the agency was told. */
@Controller
final class ReferralPages {

    /** A line of the page: what, and when or by whom. */
    record Line(String what, String when) {}

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
        page.addAttribute("told", told(referral, words));
        page.addAttribute("contacts", contacts(referral, words));
        page.addAttribute("watches", watches(referral, words));
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

    /** What the agency was told, and what was withheld from it; the latest first. */
    private static List<Line> told(Referral referral, Words words) {
        Parameters notices = referral.hub().ask("Task/" + referral.id() + "/$notices", Parameters.class);
        List<Line> lines = new java.util.ArrayList<>(notices.getParameter().stream()
                .map(notice -> new Line(
                        words.say(
                                "notice." + part(notice, "state").orElse(""),
                                words.code(
                                        "ns-shared-fact", part(notice, "fact").orElse(""))),
                        at(notice).map(words::moment).orElse("")))
                .toList());
        java.util.Collections.reverse(lines);
        return lines;
    }

    private static Optional<Instant> at(ParametersParameterComponent notice) {
        return value(notice, "at").map(InstantType.class::cast).map(at -> at.getValue()
                .toInstant());
    }

    private static Optional<String> part(ParametersParameterComponent notice, String name) {
        return value(notice, name).map(Type::primitiveValue);
    }

    private static Optional<Type> value(ParametersParameterComponent notice, String name) {
        return notice.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .findFirst();
    }

    private List<Line> contacts(Referral referral, Words words) {
        return referral.contacts().stream()
                .map(contact -> new Line(
                        words.code(contact.getTypeFirstRep()) + ": "
                                + words.say("contact." + contact.getStatus().toCode()),
                        when(referral, contact, words)))
                .toList();
    }

    private String when(Referral referral, Encounter contact, Words words) {
        String moment = words.moment(contact.getPeriod().getStart().toInstant());
        String worker =
                agencies.worker(referral.hub(), contact.getParticipantFirstRep().getIndividual());
        return worker.isEmpty() ? moment : moment + " - " + worker;
    }

    private static List<Line> watches(Referral referral, Words words) {
        return referral.watches().stream()
                .map((Task watch) -> new Line(
                        words.code(watch.getReasonCode()),
                        org.nextstephub.server.console.people.ServiceDays.day(
                                        watch.getRestriction().getPeriod().getEndElement())
                                .map(day -> words.say("watch.by", words.day(day)))
                                .orElse("")))
                .toList();
    }

    private static Optional<String> stage(Referral referral, Words words) {
        return referral.relationship().map((EpisodeOfCare relationship) -> PeerRelationship.stage(relationship)
                .map(stage -> words.code("ns-relationship-stage", stage.code()))
                .orElseGet(() ->
                        words.say("relationship." + relationship.getStatus().toCode())));
    }
}
