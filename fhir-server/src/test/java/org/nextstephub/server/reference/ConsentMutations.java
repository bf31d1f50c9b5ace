package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Draft.partner;
import static org.nextstephub.server.reference.Draft.to;
import static org.nextstephub.server.reference.MessageMutations.byNumber;
import static org.nextstephub.server.reference.MessageMutations.concept;
import static org.nextstephub.server.reference.MessageMutations.disagreeing;
import static org.nextstephub.server.reference.MessageMutations.organization;

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
            new Mutation("about somebody else", 4, ConsentMutations::patient),
            new Mutation("another kind of consent", 4, ConsentMutations::kind),
            new Mutation("given at another time", 5, ConsentMutations::given),
            new Mutation("another direction", 7, ConsentMutations::direction),
            new Mutation("another discloser", 6, ConsentMutations::discloser),
            new Mutation("given by another", 6, ConsentMutations::performer),
            new Mutation("other evidence", 6, ConsentMutations::source),
            new Mutation("another wording", 2, ConsentMutations::policy),
            new Mutation("another period", 13, ConsentMutations::period),
            new Mutation("other recipients", 8, ConsentMutations::actor),
            new Mutation("other purposes", 8, ConsentMutations::purpose),
            new Mutation("an element that is not judged", 2, ConsentMutations::oddElement));

    private ConsentMutations() {}

    static ObjectNode provision(ObjectNode consent) {
        return consent.withObjectProperty("provision");
    }

    private static void patient(Draft draft) {
        ObjectNode consent = draft.consent();
        if (draft.isOnFile(consent)) {
            return;
        }
        switch (draft.pick(0, 1, 2, 3, 4)) {
            case 0 -> consent.remove("patient");
            case 1 -> consent.set("patient", Json.masked());
            case 2 -> consent.set("patient", byNumber());
            case 3 -> consent.set("patient", MessageMutations.somebodyElse().put("reference", draft.url("Patient")));
            default -> consent.set("patient", MessageMutations.somebodyElse());
        }
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

    private static void direction(Draft draft) {
        ObjectNode consent = draft.consent();
        ArrayNode extensions = consent.putArray("extension");
        switch (draft.pick(0, 1, 2, 3, 4)) {
            case 0 -> consent.remove("extension");
            case 1 ->
                extensions
                        .addObject()
                        .put("url", Canonical.EXT_CONSENT_DIRECTION)
                        .put("valueString", "clinical-to-peer");
            case 2 -> extensions.add(Json.extension(Canonical.EXT_CONSENT_DIRECTION, "both"));
            default -> shareBack(draft, consent);
        }
    }

    /** A consent of the other direction, right in every respect; sometimes it does not say which. */
    private static void shareBack(Draft draft, ObjectNode consent) {
        if (draft.chance(75)) {
            consent.set("extension", Json.array(Json.extension(Canonical.EXT_CONSENT_DIRECTION, "peer-to-clinical")));
        } else {
            consent.remove("extension");
        }
        consent.set("organization", Json.array(organization(draft, "psseo")));
        consent.putArray("policy").addObject().put("uri", Canonical.SHARE_BACK_POLICY);
        actors(consent, organization(draft, "lakeshore-hospital"));
    }

    private static void discloser(Draft draft) {
        draft.consent()
                .set(
                        "organization",
                        switch (draft.pick(0, 1, 2, 3, 4, 5, 6, 7)) {
                            case 0 -> Json.array(organization(draft, "lakeshore-hospital"));
                            case 1, 2 -> Json.array(organization(draft, "rideau-clinic"));
                            case 3 -> Json.array(disagreeing(draft, "lakeshore-hospital", "rideau-clinic"));
                            case 4 -> Json.array(disagreeing(draft, "rideau-clinic", "lakeshore-hospital"));
                            case 5 -> Json.array(partner("nobody-known"));
                            case 6 -> Json.array(to("urn:uuid:00000000-0000-4000-8000-999999999999"));
                            default -> Json.array(partner("lakeshore-hospital"), partner("psseo"));
                        });
    }

    private static void performer(Draft draft) {
        ObjectNode consent = draft.consent();
        switch (draft.pick(0, 1, 2, 3, 4, 5, 6)) {
            case 0 -> consent.remove("performer");
            case 1 -> consent.set("performer", Json.array(to(draft.url("Practitioner"))));
            case 2 -> consent.withArrayProperty("performer").add(to(draft.url("Practitioner")));
            case 3 -> consent.set("performer", Json.array(byNumber()));
            case 4 -> consent.set("performer", Json.array(byNumber().put("reference", draft.url("Practitioner"))));
            default -> {
                consent.set("performer", Json.array(to(MessageMutations.relative(draft))));
                if (draft.chance(60)) {
                    consent.withArrayProperty("extension")
                            .add(Json.extension(Canonical.EXT_DECISION_AUTHORITY, "guardian-of-person"));
                }
            }
        }
    }

    private static void source(Draft draft) {
        ObjectNode consent = draft.consent();
        consent.remove("sourceReference");
        switch (draft.pick(0, 1, 2, 3, 4, 5)) {
            case 0 -> consent.set("sourceReference", to("urn:uuid:00000000-0000-4000-8000-999999999999"));
            case 1 -> {
                if (!draft.isOnFile(consent)) {
                    consent.set("sourceReference", to(draft.url(consent)));
                }
            }
            case 2 -> consent.set("sourceReference", document(draft));
            case 3 ->
                consent.set(
                        "sourceReference",
                        document(draft).put("reference", draft.url(draft.pick("Practitioner", "DocumentReference"))));
            case 4 -> consent.putObject("sourceAttachment").put(draft.pick("data", "url", "hash", "title"), "QUJD");
            default -> consent.remove(draft.chance(50) ? "identifier" : "sourceAttachment");
        }
    }

    private static ObjectNode document(Draft draft) {
        ObjectNode reference = Json.object("{}");
        reference.set(
                "identifier",
                draft.pick(
                        Json.identifier("urn:example:doc", "D-1"),
                        Json.identifier("urn:ietf:rfc:3986", "ni:///sha-256;47DEQpj8HBSa"),
                        Json.identifier("urn:example:doc", "D-2")));
        return reference;
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

    static void actors(ObjectNode consent, ObjectNode... references) {
        ArrayNode actors = provision(consent).putArray("actor");
        for (ObjectNode reference : references) {
            actors.add(actor(reference, "IRCP"));
        }
    }

    static ObjectNode actor(ObjectNode reference, String role) {
        ObjectNode actor = Json.object("{}");
        actor.set("role", concept(Json.coding(Canonical.PARTICIPATION, role)));
        actor.set("reference", reference);
        return actor;
    }

    private static void actor(Draft draft) {
        ObjectNode consent = draft.consent();
        switch (draft.pick(0, 1, 2, 3, 4, 5, 6, 7, 8)) {
            case 0, 1 -> provision(consent).remove("actor");
            case 2 -> actors(consent, organization(draft, "rideau-clinic"));
            case 3 -> actors(consent, organization(draft, "psseo"));
            case 4 -> actors(consent, organization(draft, "rideau-clinic"), organization(draft, "psseo"));
            case 5 -> actors(consent, disagreeing(draft, "psseo", "rideau-clinic"));
            case 6 -> actors(consent, disagreeing(draft, "rideau-clinic", "psseo"));
            case 7 -> actors(consent, to(draft.url(draft.pick("Practitioner", "PractitionerRole"))));
            default -> provision(consent).putArray("actor").add(actor(partner("psseo"), draft.pick("PRCP", "CST")));
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
                        .set("reference", to(draft.url("DocumentReference")));
            default ->
                provision.set(
                        "action",
                        Json.array(concept(Json.coding(
                                "http://terminology.hl7.org/CodeSystem/consentaction",
                                draft.pick("access", "disclose", "use")))));
        }
    }
}
