package org.nextstephub.server.sight;

import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Subject;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.telling.Telling;
import org.nextstephub.server.worklist.Caseload;
import org.nextstephub.server.worklist.SafeContact;
import org.springframework.stereotype.Component;

/** What peer support sees: the desk what is not closed, a worker of that what concerns the people of their caseload. */
@Component
class PeerSupportSight {

    private final HubStore store;
    private final Telling telling;
    private final SafeContact contact;
    private final Caseload caseload;
    private final OwnStaff staff;

    PeerSupportSight(HubStore store, Telling telling, SafeContact contact, Caseload caseload, OwnStaff staff) {
        this.store = store;
        this.telling = telling;
        this.contact = contact;
        this.caseload = caseload;
        this.staff = staff;
    }

    Optional<Resource> atTheDesk(Caller caller, Resource stored) {
        return isForPeerSupport(stored, caller)
                ? Optional.of(stored instanceof Task task ? contact.on(task) : stored)
                : Optional.empty();
    }

    Optional<Resource> toAWorker(Caller caller, Resource stored) {
        return isOfTheCaseload(caller, stored) ? atTheDesk(caller, stored) : Optional.empty();
    }

    /** The registry is everybody's; whom anything else is about must be known. */
    private boolean isOfTheCaseload(Caller caller, Resource stored) {
        return Subject.of(stored)
                .map(person -> caseload.holds(caller, person))
                .orElseGet(() -> RoleSight.REGISTRY.contains(stored.fhirType()));
    }

    /** What an agency shared is asked for at every look; what is peer support's own is there unless it is closed. */
    private boolean isForPeerSupport(Resource stored, Caller caller) {
        if (Closed.is(stored) || isEvidence(stored)) {
            return false;
        }
        if (staff.isOfAnAgency(stored)) {
            return store
                    .referralsRequestedBy(
                            stored.fhirType() + "/" + stored.getIdElement().getIdPart())
                    .stream()
                    .anyMatch(referral -> seesReferral(caller, referral));
        }
        return sharedAbout(stored)
                .map(person -> telling.mayBeRead(person, stored, Optional.ofNullable(caller.worker())))
                .orElse(true);
    }

    private boolean seesReferral(Caller caller, Resource referral) {
        return switch (caller.role()) {
            case DESK -> atTheDesk(caller, referral).isPresent();
            case WORKER -> toAWorker(caller, referral).isPresent();
            case PARTNER, INTAKE, REPORTING, INTEROP, PRIVACY, ADMIN -> false;
        };
    }

    /** The person about whom an agency shared it; empty for what is peer support's own, and for the registry. */
    private static Optional<String> sharedAbout(Resource stored) {
        boolean shared = RoleSight.SHARED.contains(stored.fhirType())
                && !(stored instanceof Consent consent && Direction.isShareBack(consent));
        return shared ? Subject.of(stored) : Optional.empty();
    }

    /** What an agency sent to prove a consent; the desk has its own conversations in the same type. */
    private static boolean isEvidence(Resource stored) {
        return stored instanceof QuestionnaireResponse
                && !stored.getMeta().hasProfile(Canonical.profile("nextstep-conversation"));
    }
}
