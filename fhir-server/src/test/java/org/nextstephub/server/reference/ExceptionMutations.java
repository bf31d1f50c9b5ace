package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.ConsentMutations.provision;
import static org.nextstephub.server.reference.Naming.disagreeing;
import static org.nextstephub.server.reference.Naming.organization;
import static org.nextstephub.server.reference.Naming.partner;
import static org.nextstephub.server.reference.Naming.to;
import static org.nextstephub.server.reference.PartyMutations.actor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nextstephub.profiles.Canonical;

/** Exceptions within permits. */
final class ExceptionMutations {

    static final List<Mutation> ALL = List.of(
            new Mutation("an exception for somebody", 4, draft -> add(draft, ExceptionMutations::actors)),
            new Mutation("an exception for a purpose", 3, draft -> add(draft, ExceptionMutations::purposes)),
            new Mutation("an exception of data", 6, draft -> add(draft, ExceptionMutations::data)),
            new Mutation(
                    "an exception of data for somebody",
                    2,
                    draft -> add(draft, (each, exception) -> {
                        actors(each, exception);
                        data(each, exception);
                    })),
            new Mutation("an exception that states nothing", 1, draft -> add(draft, ExceptionMutations::nothing)),
            new Mutation("an exception that is not understood", 1, draft -> add(draft, ExceptionMutations::odd)));

    private ExceptionMutations() {}

    /** States something in an exception. */
    private interface Statements {
        void add(Draft draft, ObjectNode exception);
    }

    private static void add(Draft draft, Statements statements) {
        ObjectNode exception = Json.object("{type: 'deny'}");
        ObjectNode consent = draft.consent();
        statements.add(draft, exception);
        provision(consent).withArrayProperty("provision").add(exception);
    }

    private static void actors(Draft draft, ObjectNode exception) {
        exception.set(
                "actor",
                Json.array(
                        switch (draft.pick(0, 1, 2, 3, 4, 5, 6, 7)) {
                            case 0, 1 -> actor(organization(draft, "psseo"), "IRCP");
                            case 2, 3 -> actor(organization(draft, "rideau-clinic"), "IRCP");
                            case 4 ->
                                actor(
                                        disagreeing(
                                                draft,
                                                draft.pick("psseo", "quinte-clinic"),
                                                draft.pick("psseo", "rideau-clinic")),
                                        "IRCP");
                            case 5 -> actor(to(draft.url(draft.pick("Practitioner", "PractitionerRole"))), "IRCP");
                            case 6 ->
                                actor(to(draft.pick(draft.url("Patient"), MessageMutations.relative(draft))), "IRCP");
                            default -> actor(partner(draft.pick("nobody-known", "psseo")), draft.pick("IRCP", "CST"));
                        }));
    }

    private static void purposes(Draft draft, ObjectNode exception) {
        for (int i = 0; i < draft.pick(1, 1, 2); i++) {
            exception
                    .withArrayProperty("purpose")
                    .add(Json.coding(
                            draft.chance(95) ? Canonical.ACT_REASON : "https://example.org",
                            draft.pick(
                                    "COC",
                                    "CAREMGT",
                                    "TREAT",
                                    "HOPERAT",
                                    "PurposeOfUse",
                                    "HRESCH",
                                    "HMARKT",
                                    "ETREAT",
                                    "HRESCH",
                                    "HPAYMT",
                                    "treat")));
        }
    }

    private static void data(Draft draft, ObjectNode exception) {
        for (int i = 0; i < draft.pick(1, 1, 2); i++) {
            ObjectNode data = Json.object("{}");
            data.put("meaning", draft.pick("instance", "instance", "related", "related", "related", "dependents"));
            data.set("reference", target(draft));
            exception.withArrayProperty("data").add(data);
        }
    }

    private static ObjectNode target(Draft draft) {
        ObjectNode byNumber = Json.object("{}");
        byNumber.set(
                "identifier",
                draft.pick(
                        Json.identifier("urn:example:doc", "D-1"),
                        Json.identifier("urn:example:doc", "D-9"),
                        Json.identifier("urn:ietf:rfc:3986", "ni:///sha-256;47DEQpj8HBSa"),
                        Json.identifier("urn:example:visit", "V-77"),
                        Json.identifier("urn:example:staff", "P-7"),
                        Json.identifier(Canonical.PARTNER, "rideau-clinic"),
                        Json.identifier(Canonical.PARTNER, "lakeshore-hospital")));
        String somewhere = draft.pick(
                "urn:uuid:00000000-0000-4000-8000-999999999999",
                "Organization/o-rideau-clinic",
                "Organization/o-lakeshore-hospital",
                draft.url(
                        draft.pick("DocumentReference", "Patient", "Practitioner", "Organization", "ServiceRequest")));
        return switch (draft.pick(0, 1, 2)) {
            case 0 -> byNumber;
            case 1 -> byNumber.put("reference", somewhere);
            default -> to(somewhere);
        };
    }

    private static void nothing(Draft draft, ObjectNode exception) {
        if (draft.chance(50)) {
            exception
                    .putArray("extension")
                    .addObject()
                    .put("url", "urn:example:limit")
                    .put("valueString", "a limit");
        }
    }

    private static void odd(Draft draft, ObjectNode exception) {
        switch (draft.pick(0, 1, 2, 3, 4, 5)) {
            case 0 -> exception.put("type", "permit");
            case 1 -> exception.remove("type");
            case 2 -> exception.putArray("provision").addObject().put("type", "deny");
            case 3 -> exception.putObject("period").put("start", "2026-12-01");
            case 4 -> exception.set("securityLabel", Json.array(Json.coding(Canonical.CONFIDENTIALITY, "R")));
            default -> exception.putArray("action").addObject().put("text", "access");
        }
        if (exception.isEmpty()) {
            purposes(draft, exception);
        }
    }
}
