package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Agreements in all states, and more than one of them. */
final class AgreementMutations {

    static final List<Mutation> ALL = List.of(
            new Mutation("no agreement", 3, draft -> draft.contracts().clear()),
            new Mutation("an agreement in another state", 5, draft -> some(draft)
                    .put("status", draft.pick("terminated", "terminated", "revoked", "offered", "amended", "renewed"))),
            new Mutation("an agreement not signed by both", 2, AgreementMutations::signers),
            new Mutation("an agreement suspended", 5, AgreementMutations::suspended),
            new Mutation("an agreement of another time", 6, AgreementMutations::applies),
            new Mutation("an agreement with terms", 8, AgreementMutations::terms),
            new Mutation("another agreement", 4, AgreementMutations::further));

    private AgreementMutations() {}

    private static ObjectNode some(Draft draft) {
        return draft.contracts().isEmpty()
                ? Json.object("{}")
                : draft.pick(draft.contracts().toArray(ObjectNode[]::new));
    }

    private static void signers(Draft draft) {
        String role = draft.pick("GRANTOR", "GRANTEE");
        some(draft)
                .set(
                        "signers",
                        Json.array(
                                Json.object("{sig: true}").put("role", role),
                                Json.object("{}")
                                        .put("role", draft.pick("GRANTOR", "GRANTEE", "WIT"))
                                        .put("sig", draft.chance(60))));
    }

    private static void suspended(Draft draft) {
        ObjectNode period = Json.object("{}").put("start", Times.day(draft));
        if (draft.chance(70)) {
            period.put("end", draft.chance(80) ? Times.day(draft) : draft.pick("2026-11-21T10:00-05:00", "2026-10"));
        }
        some(draft).withArrayProperty("suspended").add(period);
    }

    private static void applies(Draft draft) {
        ObjectNode contract = some(draft);
        switch (draft.pick(0, 1, 2, 3)) {
            case 0 -> contract.put("start", draft.pick("2026-11-22", "2026-11-23", "2027-01-01"));
            case 1 -> contract.put("end", draft.pick("2026-11-21", "2026-11-22", "2026-06-30"));
            case 2 -> contract.remove(draft.pick("start", "end"));
            default -> contract.put("end", draft.pick("2027", "2027-03-31T23:59:59-04:00"));
        }
    }

    private static void terms(Draft draft) {
        ObjectNode contract = some(draft);
        if (draft.chance(50)) {
            contract.withArrayProperty("directions").add(draft.pick("peer-to-clinical", "clinical-to-peer"));
        } else {
            contract.withArrayProperty("programmes").add(draft.pick("group", "peer-support-transition"));
        }
    }

    private static void further(Draft draft) {
        if (draft.contracts().isEmpty()) {
            return;
        }
        ObjectNode contract = draft.addContract();
        switch (draft.pick(0, 1, 2, 3)) {
            case 0 ->
                contract.put("start", "2025-04-01").put("end", "2026-03-31").put("status", "renewed");
            case 1 -> contract.put("start", "2027-04-01").put("end", "2028-03-31");
            case 2 -> contract.put("status", draft.pick("terminated", "offered", "negotiable"));
            default -> contract.put("start", "2026-07-01").put("end", "2027-06-30");
        }
    }
}
