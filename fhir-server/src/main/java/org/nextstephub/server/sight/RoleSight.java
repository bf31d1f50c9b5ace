package org.nextstephub.server.sight;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.access.Subject;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.report.ReportingView;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.telling.PartnerView;
import org.nextstephub.server.telling.Telling;
import org.nextstephub.server.worklist.Caseload;
import org.nextstephub.server.worklist.SafeContact;
import org.springframework.stereotype.Component;

/**
 * Who sees what of the store: a partner its own referral's task in the partner form, reporting a de-identified form, the
 * desk what is not closed, a worker of that what concerns the people of their caseload.
 */
@Component
class RoleSight implements Sight {

    /** What agencies share: it can be closed, and whether it may be looked at is asked at every look. */
    private static final Set<String> SHARED = Set.of("ServiceRequest", "Task", "Patient", "Consent", "Communication");

    private static final Set<String> REGISTRY = Set.of("Organization", "HealthcareService", "PractitionerRole");

    /** Of tasks the referrals' own count; a meeting that was missed is nobody's statistic. */
    private static final Map<String, Map<String, String>> COUNTED = Map.of(
            "Task", Map.of("code", Canonical.TASK_CODE + "|fulfill"),
            "Encounter", Map.of("status:not", "cancelled"));

    private final PartnerRegistry registry;
    private final HubStore store;
    private final ReportingView reporting;
    private final PartnerView views;
    private final Telling telling;
    private final SafeContact contact;
    private final Caseload caseload;

    RoleSight(
            PartnerRegistry registry,
            HubStore store,
            ReportingView reporting,
            PartnerView views,
            Telling telling,
            SafeContact contact,
            Caseload caseload) {
        this.registry = registry;
        this.store = store;
        this.reporting = reporting;
        this.views = views;
        this.telling = telling;
        this.contact = contact;
        this.caseload = caseload;
    }

    @Override
    public Optional<Resource> shown(Caller caller, Resource stored) {
        return switch (caller.role()) {
            case PARTNER -> stored instanceof Task task ? ownTask(caller, task) : Optional.empty();
            case REPORTING -> Closed.is(stored) ? Optional.empty() : reporting.of(caller.subject(), stored);
            case DESK -> isForPeerSupport(stored, caller) ? Optional.of(atTheDesk(stored)) : Optional.empty();
            case WORKER ->
                isOfTheCaseload(caller, stored) && isForPeerSupport(stored, caller)
                        ? Optional.of(atTheDesk(stored))
                        : Optional.empty();
            case PRIVACY -> Closed.is(stored) ? Optional.empty() : Optional.of(stored);
            case ADMIN -> isSendersOwn(stored) ? Optional.empty() : Optional.of(stored);
            case INTAKE -> Optional.of(stored);
            case INTEROP -> Optional.empty();
        };
    }

    @Override
    public boolean sees(Caller caller, String reference) {
        IdType id = new IdType(reference);
        return store.find(id.getResourceType(), id.getIdPart())
                .flatMap(stored -> shown(caller, stored))
                .isPresent();
    }

    /** The registry is everybody's; whom anything else is about must be known. */
    private boolean isOfTheCaseload(Caller caller, Resource stored) {
        return Subject.of(stored)
                .map(person -> caseload.holds(caller, person))
                .orElseGet(() -> REGISTRY.contains(stored.fhirType()));
    }

    /** What an agency shared is asked for anew at every look; what is peer support's own is there unless it is closed. */
    private boolean isForPeerSupport(Resource stored, Caller caller) {
        if (Closed.is(stored) || isEvidence(stored)) {
            return false;
        }
        if (isSendersOwn(stored)) {
            return store.referralsRequestedBy(reference(stored)).stream()
                    .anyMatch(referral -> shown(caller, referral).isPresent());
        }
        return sharedAbout(stored)
                .map(person -> telling.mayBeRead(person, stored, Optional.ofNullable(caller.worker())))
                .orElse(true);
    }

    private Resource atTheDesk(Resource stored) {
        return stored instanceof Task task ? contact.on(task) : stored;
    }

    /** The person about whom an agency shared it; empty for what is peer support's own, and for the registry. */
    private static Optional<String> sharedAbout(Resource stored) {
        boolean shared = SHARED.contains(stored.fhirType())
                && !(stored instanceof Consent consent && Direction.isShareBack(consent));
        return shared ? Subject.of(stored) : Optional.empty();
    }

    /** Who of an agency referred somebody: seen with that referral, and nowhere else. Peer support's own are registered. */
    private boolean isSendersOwn(Resource stored) {
        return stored instanceof PractitionerRole role
                && !peerSupport().equals(role.getOrganization().getReference());
    }

    private String peerSupport() {
        return "Organization/" + registry.peerOrganizationId();
    }

    private static String reference(Resource stored) {
        return stored.fhirType() + "/" + stored.getIdElement().getIdPart();
    }

    /** What an agency sent to prove a consent; the desk has its own conversations in the same type. */
    private static boolean isEvidence(Resource stored) {
        return stored instanceof QuestionnaireResponse
                && !stored.getMeta().hasProfile(Canonical.profile("nextstep-conversation"));
    }

    @Override
    public Map<String, String> narrows(Caller caller, String type) {
        if (type.equals("PractitionerRole")) {
            return Map.of("organization", peerSupport());
        }
        if (caller.role().isPeerSupport() || caller.role() == Role.REPORTING || caller.role() == Role.PRIVACY) {
            Map<String, String> narrows = new HashMap<>();
            if (SHARED.contains(type)) {
                narrows.put("_tag:not", Canonical.codeSystem("ns-tag") + "|closed");
            }
            if (caller.role() == Role.REPORTING) {
                narrows.putAll(COUNTED.getOrDefault(type, Map.of()));
            }
            if (caller.role() == Role.WORKER && !REGISTRY.contains(type)) {
                narrows.put(type.equals("Patient") ? "_id" : "patient", people(caller));
            }
            return narrows;
        }
        if (caller.role() != Role.PARTNER) {
            return Map.of();
        }
        String own = caller.partners().stream()
                .flatMap(code -> registry.find(code).stream())
                .map(partner -> "Organization/" + partner.organizationId())
                .findFirst()
                .orElse("Organization/none");
        return Map.of("agency", own);
    }

    /** As one value that means any of them; nobody's if there are none. */
    private String people(Caller caller) {
        Set<String> people = caseload.of(caller);
        return people.isEmpty() ? "nobody" : String.join(",", people);
    }

    /** The task of its own referral, and questions to it; not what peer support notes beside them. */
    private Optional<Resource> ownTask(Caller caller, Task task) {
        Reference agency = Requests.is(task) ? task.getOwner() : task.getRequester();
        return caller.partners().stream()
                .flatMap(code -> registry.find(code).stream())
                .filter(partner -> ("Organization/" + partner.organizationId()).equals(agency.getReference()))
                .filter(partner -> ReferralTask.isMain(task) || Requests.is(task))
                .findFirst()
                .map(partner -> views.of(task, placer(task), partner));
    }

    private Placer placer(Task task) {
        ServiceRequest referral = store.read(ServiceRequest.class, ReferralTask.referralId(task));
        return Placer.of(referral).orElseThrow();
    }
}
