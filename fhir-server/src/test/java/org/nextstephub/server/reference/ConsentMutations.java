package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.MessageMutations.concept;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nextstephub.profiles.Canonical;

/** Differences within one consent. */
final class ConsentMutations {

    static final List<Mutation> ALL = List.of(
            new Mutation("another status", 5, draft -> draft.consent()
                    .put(
                            "status",
                            draft.pick(
                                    "inactive",
                                    "rejected",
                                    "proposed",
                                    "draft",
                                    "entered-in-error",
                                    "entered-in-error"))),
            new Mutation("another kind of consent", 4, ConsentMutations::kind),
            new Mutation("given at another time", 5, ConsentMutations::given),
            new Mutation("another wording", 2, ConsentMutations::policy),
            new Mutation("another period", 13, ConsentMutations::period),
            new Mutation("other purposes", 8, ConsentMutations::purpose),
            new Mutation("an element that is not judged", 2, ConsentMutations::oddElement));

    private ConsentMutations() {}

    static ObjectNode provision(ObjectNode consent) {
        return consent.withObjectProperty("provision");
    }

    private static void kind(Draft draft) {
        ObjectNode consent = draft.consent();
        if (draft.chance(50)) {
            consent.set("scope", concept(Json.coding(Canonical.CONSENT_SCOPE, draft.pick("research", "treatment"))));
        } else {
            consent.set(
                    "category",
                    Json.array(concept(draft.pick(
                            Json.coding(Canonical.ACT_CODE, "IDSCL"),
                            Json.coding(Canonical.ACT_CODE, "INFA"),
                            Json.coding(Canonical.ACT_CODE, "OPTIN"),
                            Json.coding(Canonical.LOINC, "59284-6"),
                            Json.coding(Canonical.LOINC, "IDSCL")))));
        }
    }

    private static void given(Draft draft) {
        ObjectNode consent = draft.consent();
        switch (draft.pick(0, 1, 2, 3)) {
            case 0 -> consent.remove("dateTime");
            case 1 -> consent.put("dateTime", Times.unusable(draft));
            default -> consent.put("dateTime", Times.given(draft));
        }
    }

    private static void policy(Draft draft) {
        ObjectNode consent = draft.consent();
        ArrayNode policies = consent.withArrayProperty("policy");
        switch (draft.pick(0, 1, 2, 3)) {
            case 0 -> consent.putArray("policy").addObject().put("uri", Canonical.SHARING_POLICY + "/");
            case 1 -> consent.set("policyRule", concept(Json.coding(Canonical.ACT_CODE, "OPTIN")));
            case 2 -> policies.addObject().put("uri", Canonical.SHARING_POLICY);
            default -> policies.addObject().put("authority", "https://lakeshore.example/policies");
        }
    }

    private static void period(Draft draft) {
        ObjectNode period = provision(draft.consent()).withObjectProperty("period");
        switch (draft.pick(0, 1, 2, 3, 4, 5, 6, 7, 8)) {
            case 0 -> period.remove(draft.pick("start", "end"));
            case 1, 2 -> period.put("start", Times.later(draft));
            case 3 -> period.put("start", Times.start(draft));
            case 4 -> period.put("start", Times.start(draft)).put("end", Times.end(draft));
            default -> period.put("end", Times.end(draft));
        }
        if (period.isEmpty()) {
            period.put("end", "2027-09-30");
        }
    }

    private static void purpose(Draft draft) {
        ObjectNode provision = provision(draft.consent());
        if (draft.chance(20)) {
            provision.remove("purpose");
            return;
        }
        ArrayNode purposes = provision.putArray("purpose");
        for (int i = 0; i < draft.pick(1, 1, 2); i++) {
            purposes.add(Json.coding(
                    draft.chance(90) ? Canonical.ACT_REASON : "https://example.org",
                    draft.pick("COC", "CAREMGT", "TREAT", "TREAT", "BTG", "HRESCH", "coc", "HOPERAT")));
        }
    }

    private static void oddElement(Draft draft) {
        ObjectNode consent = draft.consent();
        ObjectNode provision = provision(consent);
        switch (draft.pick(0, 1, 2, 3, 4, 5, 6, 7)) {
            case 0 -> consent.remove("provision");
            case 1 -> provision.remove("type");
            case 2 -> consent.putArray("verification").addObject().put("verified", draft.chance(50));
            case 3 ->
                provision.set(
                        "securityLabel", Json.array(Json.coding(Canonical.CONFIDENTIALITY, draft.pick("N", "R"))));
            case 4 -> provision.putObject("dataPeriod").put("start", "2026-01-01");
            case 5 ->
                provision
                        .putArray("data")
                        .addObject()
                        .put("meaning", "instance")
                        .set("reference", Naming.to(draft.url("DocumentReference")));
            default ->
                provision.set(
                        "action",
                        Json.array(concept(Json.coding(
                                "http://terminology.hl7.org/CodeSystem/consentaction",
                                draft.pick("access", "disclose", "use")))));
        }
    }
}
