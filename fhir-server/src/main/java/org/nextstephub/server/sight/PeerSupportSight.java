package org.nextstephub.server.sight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.nextstephub.server.telling.OnFile;
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

    /** What they said whom the records are about is read once for all of them. */
    List<Optional<Resource>> atTheDesk(Caller caller, List<Resource> stored) {
        OnFile about = telling.onFile(stored.stream()
                .filter(each -> !Closed.is(each))
                .flatMap(each -> sharedAbout(each).stream())
                .collect(Collectors.toUnmodifiableSet()));
        List<Optional<Resource>> seen = stored.stream()
                .map(each -> isForPeerSupport(each, about, caller) ? Optional.of(each) : Optional.<Resource>empty())
                .toList();
        Map<String, Task> tasks = contact.on(seen.stream()
                .flatMap(Optional::stream)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .toList());
        return seen.stream()
                .map(each -> each.map(record -> record instanceof Task task
                        ? tasks.getOrDefault(task.getIdElement().getIdPart(), task)
                        : record))
                .toList();
    }

    List<Optional<Resource>> toAWorker(Caller caller, List<Resource> stored) {
        Set<String> people = caseload.of(caller);
        return atTheDesk(caller, stored).stream()
                .map(each -> each.filter(record -> isOfTheCaseload(people, record)))
                .toList();
    }

    /** The registry is everybody's; whom anything else is about must be known. */
    private static boolean isOfTheCaseload(Set<String> people, Resource stored) {
        return Subject.of(stored).map(people::contains).orElseGet(() -> RoleSight.REGISTRY.contains(stored.fhirType()));
    }

    /** What an agency shared is asked for at every look; what is peer support's own is there unless it is closed. */
    private boolean isForPeerSupport(Resource stored, OnFile about, Caller caller) {
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
                .map(person -> telling.mayBeRead(about, person, stored, Optional.ofNullable(caller.worker())))
                .orElse(true);
    }

    private boolean seesReferral(Caller caller, Resource referral) {
        return switch (caller.role()) {
            case DESK -> atTheDesk(caller, List.of(referral)).get(0).isPresent();
            case WORKER -> toAWorker(caller, List.of(referral)).get(0).isPresent();
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
