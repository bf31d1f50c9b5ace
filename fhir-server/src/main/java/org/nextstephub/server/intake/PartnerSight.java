package org.nextstephub.server.intake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.report.ReportingView;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.ReferralRows.Placer;
import org.springframework.stereotype.Component;

/**
 * Who sees what of the store: a partner its own referral's task in the partner form, reporting a de-identified form, the
 * desk what is not closed.
 */
@Component
class PartnerSight implements Sight {

    private static final Set<String> CLOSABLE = Set.of("ServiceRequest", "Task", "Patient", "Consent");

    private final PartnerRegistry registry;
    private final HubStore store;
    private final ReportingView reporting;

    PartnerSight(PartnerRegistry registry, HubStore store, ReportingView reporting) {
        this.registry = registry;
        this.store = store;
        this.reporting = reporting;
    }

    @Override
    public Optional<Resource> shown(Caller caller, Resource stored) {
        return switch (caller.role()) {
            case PARTNER -> stored instanceof Task task ? ownTask(caller, task) : Optional.empty();
            case REPORTING -> Withdrawal.isClosed(stored) ? Optional.empty() : reporting.of(caller.client(), stored);
            case DESK -> Withdrawal.isClosed(stored) ? Optional.empty() : Optional.of(stored);
            case INTAKE, ADMIN, PRIVACY -> Optional.of(stored);
            default -> Optional.empty();
        };
    }

    @Override
    public Map<String, String> narrows(Caller caller, String type) {
        if (caller.role() == Role.DESK || caller.role() == Role.REPORTING) {
            return CLOSABLE.contains(type) ? Map.of("_tag:not", Canonical.codeSystem("ns-tag") + "|closed") : Map.of();
        }
        if (caller.role() != Role.PARTNER) {
            return Map.of();
        }
        String own = caller.partners().stream()
                .flatMap(code -> registry.find(code).stream())
                .map(partner -> "Organization/" + partner.organizationId())
                .findFirst()
                .orElse("Organization/none");
        return Map.of("requester", own);
    }

    private Optional<Resource> ownTask(Caller caller, Task task) {
        return caller.partners().stream()
                .flatMap(code -> registry.find(code).stream())
                .filter(partner -> ("Organization/" + partner.organizationId())
                        .equals(task.getRequester().getReference()))
                .findFirst()
                .map(partner -> {
                    Task view = ReferralTask.partnerView(task, placer(task), partner.code());
                    view.setId(task.getIdElement());
                    view.getMeta().setLastUpdated(task.getMeta().getLastUpdated());
                    return view;
                });
    }

    private Placer placer(Task task) {
        ServiceRequest referral = store.read(
                ServiceRequest.class, task.getFocus().getReferenceElement().getIdPart());
        return referral.getIdentifier().stream()
                .filter(identifier -> Message.isOfType(identifier, "PLAC"))
                .map(identifier -> new Placer(identifier.getSystem(), identifier.getValue()))
                .findFirst()
                .orElseThrow();
    }
}
