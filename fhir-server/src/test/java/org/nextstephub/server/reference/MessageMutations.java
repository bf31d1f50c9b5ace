package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Naming.byNumber;
import static org.nextstephub.server.reference.Naming.somebodyElse;
import static org.nextstephub.server.reference.Naming.to;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nextstephub.profiles.Canonical;

/** Differences in the message besides its consents: event, person, items, labels, the clock. */
final class MessageMutations {

    static final List<Mutation> ALL = List.of(
            new Mutation("a transaction", 4, Draft::asTransaction),
            new Mutation("an update", 4, draft -> event(draft, "notify-update-service-request")),
            new Mutation("another clock", 5, draft -> draft.now(Times.clock(draft))),
            new Mutation("withdrawn before", 5, draft -> draft.watermark(Times.watermark(draft))),
            new Mutation("an odd number of the person", 2, MessageMutations::oddKey),
            new Mutation("a person without number", 2, MessageMutations::noKey),
            new Mutation("a subject that is not the person", 2, MessageMutations::subject),
            new Mutation("a second document", 2, MessageMutations::secondDocument),
            new Mutation("a relative", 2, MessageMutations::relative),
            new Mutation("a record that is never kept", 1, MessageMutations::condition),
            new Mutation("an organization of two numbers", 2, MessageMutations::twoNumbers),
            new Mutation("a partner's number on another entry", 2, MessageMutations::strayNumber),
            new Mutation("evidence without number", 1, draft -> draft.resource("DocumentReference")
                    .remove("identifier")),
            new Mutation("evidence of a visit", 1, MessageMutations::visit),
            new Mutation("a label", 8, MessageMutations::label));

    private MessageMutations() {}

    static void event(Draft draft, String code) {
        draft.resources("MessageHeader")
                .forEach(header -> header.set("eventCoding", Json.coding(Canonical.ONTARIO_EVENTS, code)));
    }

    private static ObjectNode number(Draft draft) {
        ArrayNode numbers = draft.resource("Patient").withArrayProperty("identifier");
        return numbers.isEmpty() ? numbers.addObject() : (ObjectNode) numbers.get(0);
    }

    private static void oddKey(Draft draft) {
        number(draft)
                .put(
                        "value",
                        draft.pick(
                                "A-1001\u2003",
                                "A-1001\u200b",
                                "\ufeffA-1001",
                                "\u00c4-1001",
                                "A\u00a01001",
                                "A-1001\u007f",
                                "A 1001",
                                "A-1001 ",
                                " A-1001"));
    }

    private static void noKey(Draft draft) {
        ObjectNode number = number(draft);
        switch (draft.pick(0, 1, 2, 3)) {
            case 0 -> draft.resource("Patient").remove("identifier");
            case 1 -> mask(number, "value");
            case 2 -> mask(number, "system");
            default -> number.set("type", concept(Json.coding(Canonical.IDENTIFIER_TYPE, draft.pick("JHN", "PI"))));
        }
    }

    static void mask(ObjectNode parent, String name) {
        parent.remove(name);
        parent.set("_" + name, Json.masked());
    }

    static ObjectNode concept(ObjectNode coding) {
        ObjectNode concept = Json.object("{}");
        concept.set("coding", Json.array(coding));
        return concept;
    }

    private static void subject(Draft draft) {
        ObjectNode request = draft.resource("ServiceRequest");
        ObjectNode document = draft.resource("DocumentReference");
        switch (draft.pick(0, 1, 2, 3, 4, 5)) {
            case 0 -> request.remove("subject");
            case 1 -> request.set("subject", Json.masked());
            case 2 -> request.set("subject", somebodyElse());
            case 3 -> request.set("subject", byNumber());
            case 4 -> document.set("subject", somebodyElse());
            default -> document.set("subject", byNumber());
        }
    }

    private static void secondDocument(Draft draft) {
        ObjectNode document = draft.resource("DocumentReference").deepCopy();
        document.set("identifier", Json.array(Json.identifier("urn:example:doc", "D-2")));
        document.remove("masterIdentifier");
        draft.add(document);
    }

    static String relative(Draft draft) {
        ObjectNode relative = Json.object("{resourceType: 'RelatedPerson', name: [{family: 'Quillfeather'}]}");
        relative.set("patient", draft.chance(85) ? to(draft.url("Patient")) : somebodyElse());
        return draft.add(relative);
    }

    private static void condition(Draft draft) {
        ObjectNode condition = Json.object("{resourceType: 'Condition', code: {text: 'an example'}}");
        condition.set("subject", to(draft.url("Patient")));
        draft.add(condition);
    }

    private static void twoNumbers(Draft draft) {
        draft.resources("Organization").stream()
                .filter(each -> each.at("/identifier/0/value").asText().equals("psseo"))
                .forEach(each -> ((ArrayNode) each.get("identifier"))
                        .insert(draft.pick(0, 1), Json.identifier(Canonical.PARTNER, "rideau-clinic")));
    }

    private static void strayNumber(Draft draft) {
        draft.resource(draft.pick("Practitioner", "DocumentReference"))
                .set("identifier", Json.array(Json.identifier(Canonical.PARTNER, "psseo")));
    }

    private static void visit(Draft draft) {
        ObjectNode context = draft.resource("DocumentReference").putObject("context");
        ObjectNode visit = Json.object("{}");
        visit.set("identifier", Json.identifier("urn:example:visit", "V-77"));
        context.set("encounter", Json.array(visit));
    }

    private static void label(Draft draft) {
        ObjectNode label = Json.coding(Canonical.CONFIDENTIALITY, draft.pick("U", "N", "R", "V", "V", "Q", "r"));
        if (draft.chance(15)) {
            label.remove("code");
        } else if (draft.chance(10)) {
            mask(label, "code");
        } else if (draft.chance(15)) {
            label.put("system", Canonical.ACT_CODE);
        }
        List<ObjectNode> labelled = draft.resources(draft.pick(
                "ServiceRequest",
                "Patient",
                "Practitioner",
                "DocumentReference",
                "MessageHeader",
                "Consent",
                "Organization",
                "Condition"));
        ObjectNode bearer = labelled.isEmpty() || draft.chance(15) ? draft.bundle() : labelled.get(0);
        bearer.withObjectProperty("meta").withArrayProperty("security").add(label);
    }
}
