package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.nextstephub.profiles.Canonical;

/** References of a message, in the ways in which senders write them. */
final class Naming {

    private static final String MRN = Canonical.partnerNaming("lakeshore-hospital", "mrn");

    private Naming() {}

    /** A reference to an address. */
    static ObjectNode to(String address) {
        return Json.object("{}").put("reference", address);
    }

    /** A reference by a partner's number. */
    static ObjectNode partner(String number) {
        ObjectNode reference = Json.object("{}");
        reference.set("identifier", Json.identifier(Canonical.PARTNER, number));
        return reference;
    }

    /** A partner in one of the ways to name it. */
    static ObjectNode organization(Draft draft, String number) {
        return switch (draft.pick(0, 1, 2)) {
            case 0 -> to(entry(draft, number));
            case 1 -> partner(number);
            default -> to("Organization/o-" + number);
        };
    }

    /** One partner by reference, another by identifier. */
    static ObjectNode disagreeing(Draft draft, String one, String other) {
        ObjectNode reference = partner(one);
        reference.put("reference", draft.chance(70) ? entry(draft, other) : "Organization/o-" + other);
        return reference;
    }

    static ObjectNode somebodyElse() {
        ObjectNode reference = Json.object("{}");
        reference.set("identifier", Json.identifier(MRN, "A-2002"));
        return reference;
    }

    /** The person by number. */
    static ObjectNode byNumber() {
        ObjectNode reference = Json.object("{}");
        reference.set("identifier", Json.identifier(MRN, "A-1001"));
        return reference;
    }

    /** The address of an Organization entry with a partner's number, added where there is none. */
    static String entry(Draft draft, String number) {
        return draft.resources("Organization").stream()
                .filter(each -> text(each.at("/identifier/0"), "value").equals(number))
                .findFirst()
                .map(draft::url)
                .orElseGet(() -> {
                    ObjectNode organization = Json.object("{resourceType: 'Organization'}");
                    organization.set("identifier", Json.array(Json.identifier(Canonical.PARTNER, number)));
                    return draft.add(organization);
                });
    }
}
