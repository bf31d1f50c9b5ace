package org.nextstephub.routes.hl7v2.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.message.Condition;

/** PRD (and CTD) to the referring worker; the guide's HL7 v2 page, rows PRD-1 to PRD-10. */
final class PrdToRequester {

    private static final Set<String> ROLES = Set.of("RP", "RT", "PP", "CP");
    private static final String NAMING = "https://fhir.infoway-inforoute.ca/NamingSystem/";

    /** The worker and the role in which they refer. */
    record Requester(Practitioner practitioner, PractitionerRole role) {}

    private PrdToRequester() {}

    static Optional<Requester> map(Translation translation) {
        Faults faults = translation.faults();
        List<Segment> providers = translation.message().all("PRD");
        checkRolesAndReceiver(providers, faults);
        List<Segment> referring =
                providers.stream().filter(prd -> prd.text(1).equals("RP")).toList();
        if (referring.isEmpty()) {
            if (translation.isComplete()) {
                faults.add(
                        providers.isEmpty() ? Condition.SEGMENT_SEQUENCE : Condition.REQUIRED_FIELD,
                        providers.isEmpty() ? "PRD" : "PRD^1^1");
            }
            return Optional.empty();
        }
        if (referring.size() > 1) {
            faults.add(Condition.SEGMENT_SEQUENCE, "PRD^" + referring.get(1).sequence());
        }
        return Optional.of(requester(translation, referring.get(0)));
    }

    private static void checkRolesAndReceiver(List<Segment> providers, Faults faults) {
        for (Segment prd : providers) {
            if (!ROLES.contains(prd.text(1))) {
                faults.add(Condition.TABLE_VALUE, prd.at(1));
            }
            if (prd.text(1).equals("RT") && namesSomebodyElse(prd)) {
                faults.add(Condition.APPLICATION, prd.at(4), Issue.DEST);
            }
        }
    }

    private static boolean namesSomebodyElse(Segment prd) {
        String location =
                prd.repetitions(4).isEmpty() ? "" : prd.part(prd.repetitions(4).get(0), 4, 1);
        return !location.isEmpty() && !location.equals("PSSEO");
    }

    private static Requester requester(Translation translation, Segment prd) {
        Practitioner practitioner = new Practitioner();
        String family = prd.text(2, 1);
        String given = prd.text(2, 2);
        if (family.isEmpty() && given.isEmpty()) {
            translation.faults().add(Condition.REQUIRED_FIELD, prd.at(2));
        } else {
            HumanName name = practitioner.addName();
            if (!family.isEmpty()) {
                name.setFamily(family);
            }
            if (!given.isEmpty()) {
                name.addGiven(given);
            }
        }
        if (prd.has(7)) {
            practitioner.addIdentifier(licence(translation, prd));
        }
        PractitionerRole role = new PractitionerRole()
                .setActive(true)
                .setPractitioner(translation.draft().to("Practitioner"))
                .setOrganization(translation.sender());
        telecoms(translation, prd).forEach(role::addTelecom);
        if (!role.hasTelecom()) {
            translation.faults().add(prd.has(5) ? Condition.DATA_TYPE : Condition.REQUIRED_FIELD, prd.at(5));
        }
        return new Requester(practitioner, role);
    }

    private static Identifier licence(Translation translation, Segment prd) {
        String type = prd.text(7, 2);
        Identifier licence = new Identifier().setValue(prd.text(7));
        if (type.equals("CPSO") || (type.equals("LN") && prd.text(7, 3).equals("ON"))) {
            return licence.setSystem(NAMING + "ca-on-license-physician");
        }
        if (type.equals("CNO")) {
            return licence.setSystem(NAMING + "ca-on-license-nurse");
        }
        translation.faults().remark(Issue.CODE, prd.at(7));
        return licence.setSystem(Canonical.partnerNaming(translation.partner().code(), "provider"));
    }

    /** PRD-5 and the CTD-5 of every contact that follows this provider before the next one. */
    private static List<ContactPoint> telecoms(Translation translation, Segment prd) {
        List<ContactPoint> telecoms = new ArrayList<>(Telecoms.of(translation, prd, 5));
        boolean follows = false;
        for (Segment segment : translation.message().segments()) {
            if (segment == prd) {
                follows = true;
            } else if (segment.name().equals("PRD")) {
                follows = false;
            } else if (follows && segment.name().equals("CTD")) {
                telecoms.addAll(Telecoms.of(translation, segment, 5));
            }
        }
        return telecoms;
    }
}
