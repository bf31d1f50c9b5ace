package org.nextstephub.server.console.administration.partner;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Endpoint.EndpointStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Listed;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.administration.partner.Checklist.Mend;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The partners, each with what it lacks before it can send. */
@Controller
final class PartnerPages {

    /** @param missing the steps that are not done */
    record Row(String name, String address, String code, List<Checklist.Step> missing, String last) {}

    /** @param off where it is switched off; empty when it is off */
    record Door(String kind, String address, String off) {}

    @GetMapping("/console/partners")
    String all(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String waits,
            @RequestParam(defaultValue = "") String again,
            Visitor visitor,
            Model page) {
        visitor.needs(AllowList.CHECKLIST, Interaction.OPERATION);
        Outcome.show(page, visitor, done, waits, again);
        Map<String, Checklist> checklists = Checklist.all(visitor.hub(), visitor.words());
        List<Agency> agencies = Agency.all(visitor.hub());
        page.addAttribute("title", visitor.words().say("partners.title"));
        page.addAttribute(
                "peer", agencies.stream().anyMatch(agency -> agency.code().equals(Canonical.PSSEO)));
        page.addAttribute("waiting", waiting(visitor));
        page.addAttribute(
                "rows",
                agencies.stream()
                        .sorted(Comparator.comparing(Agency::name))
                        .flatMap(
                                agency -> Optional.ofNullable(checklists.get(agency.id()))
                                        .map(checklist -> row(agency, checklist))
                                        .stream())
                        .toList());
        return "console/partners";
    }

    private static int waiting(Visitor visitor) {
        return Listed.in(visitor.hub().list(AllowList.PROPOSALS), "proposals").size();
    }

    private static Row row(Agency agency, Checklist checklist) {
        List<Checklist.Step> steps = checklist.steps();
        return new Row(
                agency.name(),
                agency.page(),
                agency.code(),
                checklist.missing(),
                steps.get(steps.size() - 1).says());
    }

    @GetMapping("/console/partners/{id:[A-Za-z0-9-]{1,64}}")
    String one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String waits,
            @RequestParam(defaultValue = "") String again,
            Visitor visitor,
            Model page) {
        visitor.needs(AllowList.CHECKLIST, Interaction.OPERATION);
        Outcome.show(page, visitor, done, waits, again);
        Agency agency = Agency.of(visitor.hub(), id);
        Words words = visitor.words();
        Optional<Checklist> checklist =
                Optional.ofNullable(Checklist.all(visitor.hub(), words).get(id));
        page.addAttribute("title", words.say("partner.title", agency.name()));
        page.addAttribute("name", agency.name());
        page.addAttribute("code", agency.code());
        page.addAttribute("msh3", agency.value(Canonical.APPLICATION));
        page.addAttribute("msh4", agency.value(Canonical.FACILITY));
        page.addAttribute("steps", checklist.map(Checklist::steps).orElse(List.of()));
        page.addAttribute("complete", checklist.filter(Checklist::isComplete).isPresent());
        page.addAttribute("doors", doors(agency, visitor));
        page.addAttribute("programmes", programmes(agency, visitor));
        page.addAttribute(
                "acts",
                List.of(Change.ACT, "agreement", Reach.ACT, LetIn.ACT, OwnSystem.ACT, Programme.ACT).stream()
                        .map(act -> new Mend(act, AdministrationAct.address(act, id)))
                        .toList());
        return "console/partner";
    }

    private static List<Door> doors(Agency agency, Visitor visitor) {
        return visitor.hub().search(Endpoint.class, "_count=50&organization=" + agency.reference()).stream()
                .map(door -> new Door(
                        kind(door, visitor.words()),
                        door.getAddress(),
                        door.getStatus() == EndpointStatus.ACTIVE
                                ? AdministrationAct.address(
                                        CloseDoor.ACT, door.getIdElement().getIdPart())
                                : ""))
                .toList();
    }

    private static String kind(Endpoint door, Words words) {
        String key = "door." + door.getConnectionType().getCode();
        return words.has(key) ? words.say(key) : door.getConnectionType().getCode();
    }

    private static List<String> programmes(Agency agency, Visitor visitor) {
        return visitor.hub().search(HealthcareService.class, "_count=50&organization=" + agency.reference()).stream()
                .map(programme -> programme.getName() + " ("
                        + programme.getIdentifierFirstRep().getValue() + ")")
                .sorted()
                .toList();
    }
}
