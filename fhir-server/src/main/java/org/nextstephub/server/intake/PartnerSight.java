package org.nextstephub.server.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.report.ReportingView;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.ReferralRows.Placer;
import org.nextstephub.server.telling.PartnerView;
import org.nextstephub.server.telling.Telling;
import org.nextstephub.server.worklist.SafeContact;
import org.springframework.stereotype.Component;

/**
 * Who sees what of the store: a partner its own referral's task in the partner form, reporting a de-identified form, the
 * desk what is not closed.
 */
@Component
class PartnerSight implements Sight {

    private static final Set<String> CLOSABLE = Set.of("ServiceRequest", "Task", "Patient", "Consent", "Communication");

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

    PartnerSight(
            PartnerRegistry registry,
            HubStore store,
            ReportingView reporting,
            PartnerView views,
            Telling telling,
            SafeContact contact) {
        this.registry = registry;
        this.store = store;
        this.reporting = reporting;
        this.views = views;
        this.telling = telling;
        this.contact = contact;
    }

    @Override
    public Optional<Resource> shown(Caller caller, Resource stored) {
        return switch (caller.role()) {
            case PARTNER -> stored instanceof Task task ? ownTask(caller, task) : Optional.empty();
            case REPORTING -> Closed.is(stored) ? Optional.empty() : reporting.of(caller.client(), stored);
            case DESK -> isForTheDesk(stored) ? Optional.of(atTheDesk(stored)) : Optional.empty();
            case INTAKE, ADMIN, PRIVACY -> Optional.of(stored);
            default -> Optional.empty();
        };
    }

    /** What an agency shared is asked for anew at every look; what is peer support's own is there unless it is closed. */
    private boolean isForTheDesk(Resource stored) {
        if (Closed.is(stored) || isEvidence(stored)) {
            return false;
        }
        return sharedAbout(stored)
                .map(person -> telling.mayBeRead(
                        person, stored.fhirType() + "/" + stored.getIdElement().getIdPart()))
                .orElse(true);
    }

    private Resource atTheDesk(Resource stored) {
        return stored instanceof Task task ? contact.on(task) : stored;
    }

    /** The person about whom an agency shared it; empty for what is peer support's own, and for the registry. */
    private static Optional<String> sharedAbout(Resource stored) {
        if (stored instanceof Patient person) {
            return Optional.of(person.getIdElement().getIdPart());
        } else if (stored instanceof ServiceRequest request) {
            return Optional.of(request.getSubject().getReferenceElement().getIdPart());
        } else if (stored instanceof Task task) {
            return Optional.of(ReferralTask.personId(task));
        } else if (stored instanceof Communication told) {
            return Optional.of(told.getSubject().getReferenceElement().getIdPart());
        } else if (stored instanceof Consent consent && !PersonAndConsents.isShareBack(consent)) {
            return Optional.of(consent.getPatient().getReferenceElement().getIdPart());
        }
        return Optional.empty();
    }

    /** What an agency sent to prove a consent; the desk has its own conversations in the same type. */
    private static boolean isEvidence(Resource stored) {
        return stored instanceof QuestionnaireResponse
                && !stored.getMeta().hasProfile(Canonical.profile("nextstep-conversation"));
    }

    @Override
    public Map<String, String> narrows(Caller caller, String type) {
        if (caller.role() == Role.DESK || caller.role() == Role.REPORTING) {
            Map<String, String> narrows = new HashMap<>();
            if (CLOSABLE.contains(type)) {
                narrows.put("_tag:not", Canonical.codeSystem("ns-tag") + "|closed");
            }
            if (caller.role() == Role.REPORTING) {
                narrows.putAll(COUNTED.getOrDefault(type, Map.of()));
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
        return referral.getIdentifier().stream()
                .filter(identifier -> Message.isOfType(identifier, "PLAC"))
                .map(identifier -> new Placer(identifier.getSystem(), identifier.getValue()))
                .findFirst()
                .orElseThrow();
    }
}
