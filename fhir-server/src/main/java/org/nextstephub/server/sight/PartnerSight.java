package org.nextstephub.server.sight;

import static java.util.stream.Collectors.toSet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.nextstephub.server.telling.PartnerView.Held;
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

    /** Of each the task of its own referral, or a question to it; not what peer support notes beside them. */
    List<Optional<Resource>> shown(Caller caller, List<Resource> stored) {
        Map<Task, Partner> own = own(caller, stored);
        Map<String, ServiceRequest> referrals = store.byId(
                ServiceRequest.class,
                own.keySet().stream().map(ReferralTask::referralId).collect(toSet()));
        List<Held> held = own.entrySet().stream()
                .map(each -> held(each.getKey(), each.getValue(), referrals))
                .toList();
        Iterator<Task> shown = views.of(held).iterator();
        return stored.stream()
                .map(each -> own.containsKey(each) ? Optional.<Resource>of(shown.next()) : Optional.<Resource>empty())
                .toList();
    }

    /** To its own; to nobody's where its organization is not known. */
    Map<String, String> narrows(Caller caller) {
        String own =
                partners(caller).map(PartnerSight::organization).findFirst().orElse("Organization/none");
        return Map.of("agency", own);
    }

    /** Those of its own, in the same order. */
    private Map<Task, Partner> own(Caller caller, List<Resource> stored) {
        Map<Task, Partner> own = new LinkedHashMap<>();
        for (Resource each : stored) {
            if (each instanceof Task task) {
                agency(caller, task).ifPresent(agency -> own.put(task, agency));
            }
        }
        return own;
    }

    private Optional<Partner> agency(Caller caller, Task task) {
        Reference agency = Requests.is(task) ? task.getOwner() : task.getRequester();
        return partners(caller)
                .filter(partner -> organization(partner).equals(agency.getReference()))
                .filter(partner -> ReferralTask.isMain(task) || Requests.is(task))
                .findFirst();
    }

    private Stream<Partner> partners(Caller caller) {
        return caller.partners().stream().flatMap(code -> registry.find(code).stream());
    }

    private static String organization(Partner partner) {
        return "Organization/" + partner.organizationId();
    }

    private static Held held(Task task, Partner agency, Map<String, ServiceRequest> referrals) {
        Placer placer = Optional.ofNullable(referrals.get(ReferralTask.referralId(task)))
                .flatMap(Placer::of)
                .orElseThrow();
        return new Held(task, placer, agency);
    }
}
