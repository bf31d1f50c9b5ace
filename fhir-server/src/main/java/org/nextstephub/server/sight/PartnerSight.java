package org.nextstephub.server.sight;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.telling.PartnerView;
import org.springframework.stereotype.Component;

/** What an agency sees: the tasks of its own referrals, in the partner form. */
@Component
class PartnerSight {

    private final PartnerRegistry registry;
    private final HubStore store;
    private final PartnerView views;

    PartnerSight(PartnerRegistry registry, HubStore store, PartnerView views) {
        this.registry = registry;
        this.store = store;
        this.views = views;
    }

    /** The task of its own referral, and questions to it; not what peer support notes beside them. */
    Optional<Resource> shown(Caller caller, Resource stored) {
        return stored instanceof Task task ? own(caller, task) : Optional.empty();
    }

    /** To its own; to nobody's where its organization is not known. */
    Map<String, String> narrows(Caller caller) {
        String own =
                partners(caller).map(PartnerSight::organization).findFirst().orElse("Organization/none");
        return Map.of("agency", own);
    }

    private Optional<Resource> own(Caller caller, Task task) {
        Reference agency = Requests.is(task) ? task.getOwner() : task.getRequester();
        return partners(caller)
                .filter(partner -> organization(partner).equals(agency.getReference()))
                .filter(partner -> ReferralTask.isMain(task) || Requests.is(task))
                .findFirst()
                .map(partner -> views.of(task, placer(task), partner));
    }

    private Stream<Partner> partners(Caller caller) {
        return caller.partners().stream().flatMap(code -> registry.find(code).stream());
    }

    private static String organization(Partner partner) {
        return "Organization/" + partner.organizationId();
    }

    private Placer placer(Task task) {
        ServiceRequest referral = store.read(ServiceRequest.class, ReferralTask.referralId(task));
        return Placer.of(referral).orElseThrow();
    }
}
