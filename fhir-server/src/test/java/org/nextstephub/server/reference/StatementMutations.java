package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.ConsentMutations.provision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Further consents, in the message and on file, and how they stand to each other. */
final class StatementMutations {

    static final List<Mutation> ALL = List.of(
            new Mutation("no consent", 2, StatementMutations::none),
            new Mutation("another permit in the message", 5, Draft::addConsent),
            new Mutation("a permit on file", 4, Draft::file),
            new Mutation("a permit on file only", 4, StatementMutations::onlyOnFile),
            new Mutation("a refusal", 9, StatementMutations::refusal),
            new Mutation("a no", 8, StatementMutations::no),
            new Mutation("an update that says no", 6, StatementMutations::updateWithANo),
            new Mutation(
                    "said twice in the message", 5, draft -> Draft.number(changed(draft, draft.addConsent()), "C-1")),
            new Mutation("said on file as well", 6, StatementMutations::alsoOnFile),
            new Mutation("without number", 1, draft -> draft.consent().remove("identifier")));

    private StatementMutations() {}

    private static void none(Draft draft) {
        for (int i = draft.entries().size() - 1; i >= 0; i--) {
            if (draft.entries().get(i).at("/resource/resourceType").asText().equals("Consent")) {
                draft.entries().remove(i);
            }
        }
    }

    private static void onlyOnFile(Draft draft) {
        none(draft);
        draft.file();
    }

    private static ObjectNode somewhere(Draft draft) {
        return draft.chance(50) ? draft.addConsent() : draft.file();
    }

    private static void refusal(Draft draft) {
        ObjectNode refusal = somewhere(draft);
        ObjectNode root = provision(refusal).put("type", "deny");
        if (draft.chance(60)) {
            root.remove("period");
        }
        if (draft.chance(60)) {
            root.remove("purpose");
        }
        if (draft.chance(30)) {
            root.remove("actor");
        } else if (draft.chance(40)) {
            PartyMutations.actors(refusal, Naming.organization(draft, draft.pick("rideau-clinic", "psseo")));
        }
        if (draft.chance(25)) {
            refusal.put("status", draft.pick("inactive", "rejected"));
        }
        if (draft.chance(30)) {
            refusal.remove(List.of("performer", "sourceReference", "dateTime"));
        }
    }

    private static ObjectNode no(Draft draft) {
        ObjectNode no = somewhere(draft);
        no.put("status", draft.pick("inactive", "inactive", "rejected"));
        if (draft.chance(15)) {
            no.remove(draft.pick("dateTime", "provision", "organization", "extension"));
        }
        return no;
    }

    private static void updateWithANo(Draft draft) {
        MessageMutations.event(draft, "notify-update-service-request");
        draft.known();
        draft.addConsent().put("status", draft.pick("inactive", "rejected"));
    }

    private static void alsoOnFile(Draft draft) {
        Draft.number(changed(draft, draft.file()), "C-1");
    }

    /** In a tie as often as not, and as often the same in every other respect. */
    private static ObjectNode changed(Draft draft, ObjectNode consent) {
        if (draft.chance(55)) {
            consent.put("dateTime", "2026-10-01T10:00:00-04:00");
        }
        switch (draft.pick(0, 1, 2, 3, 4, 5, 6)) {
            case 0 -> consent.put("status", draft.pick("inactive", "rejected", "proposed", "entered-in-error"));
            case 1 -> provision(consent).put("type", "deny");
            case 2 -> consent.remove(draft.pick("performer", "sourceReference"));
            case 3 -> provision(consent).withObjectProperty("period").put("start", "2026-10-01T00:00:00-04:00");
            case 4 -> provision(consent).withObjectProperty("period").put("end", "2027-08-31");
            default -> consent.remove("text");
        }
        return consent;
    }
}
