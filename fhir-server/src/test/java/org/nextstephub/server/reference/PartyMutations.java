package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.ConsentMutations.provision;
import static org.nextstephub.server.reference.Naming.byNumber;
import static org.nextstephub.server.reference.Naming.disagreeing;
import static org.nextstephub.server.reference.Naming.organization;
import static org.nextstephub.server.reference.Naming.partner;
import static org.nextstephub.server.reference.Naming.somebodyElse;
import static org.nextstephub.server.reference.Naming.to;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nextstephub.profiles.Canonical;

/** Differences in whom one consent names: the person, discloser, recipients, whoever gave it, and its evidence. */
final class PartyMutations {

    static final List<Mutation> ALL = List.of(
            new Mutation("about somebody else", 4, PartyMutations::patient),
            new Mutation("another direction", 7, PartyMutations::direction),
            new Mutation("another discloser", 6, PartyMutations::discloser),
            new Mutation("given by another", 6, PartyMutations::performer),
            new Mutation("other evidence", 6, PartyMutations::source),
            new Mutation("other recipients", 8, PartyMutations::actor));

    private PartyMutations() {}

    private static void patient(Draft draft) {
        ObjectNode consent = draft.consent();
        if (draft.isOnFile(consent)) {
            return;
        }
        switch (draft.pick(0, 1, 2, 3, 4)) {
            case 0 -> consent.remove("patient");
            case 1 -> consent.set("patient", Json.masked());
            case 2 -> consent.set("patient", byNumber());
            case 3 -> consent.set("patient", somebodyElse().put("reference", draft.url("Patient")));
            default -> consent.set("patient", somebodyElse());
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

    static void actors(ObjectNode consent, ObjectNode... references) {
        ArrayNode actors = provision(consent).putArray("actor");
        for (ObjectNode reference : references) {
            actors.add(actor(reference, "IRCP"));
        }
    }

    static ObjectNode actor(ObjectNode reference, String role) {
        ObjectNode actor = Json.object("{}");
        actor.set("role", MessageMutations.concept(Json.coding(Canonical.PARTICIPATION, role)));
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
}
