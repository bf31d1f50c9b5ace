package org.nextstephub.server.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * A referral with all that belongs to it, in one answer: the task first, then the tasks beside it, the request, the person, what
 * they said, the relationship with its contacts and conversations, and the agency's words. Each as its caller sees it.
 */
@Component
class WholeReferral {

    private final HubStore store;
    private final Sight sight;
    private final HubSettings settings;
    private final Clock clock;

    WholeReferral(HubStore store, Sight sight, HubSettings settings, Clock clock) {
        this.store = store;
        this.sight = sight;
        this.settings = settings;
        this.clock = clock;
    }

    Bundle of(Caller caller, String taskId) {
        return store.inOneTransaction(() -> {
            Task main =
                    store.find(Task.class, taskId).filter(ReferralTask::isMain).orElseThrow(Refusal::notHere);
            List<Resource> seen = sight.shown(caller, all(main)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            if (seen.isEmpty() || !taskId.equals(seen.get(0).getIdElement().getIdPart())) {
                throw Refusal.notHere();
            }
            store.record(AccessAudit.read(caller, main.getFor().getReference(), seen, clock.instant()));
            return bundle(seen);
        });
    }

    private List<Resource> all(Task main) {
        String person = ReferralTask.personId(main);
        List<Resource> all = new ArrayList<>(List.of(main));
        all.addAll(store.tasksBeside(main.getIdElement().getIdPart()));
        all.addAll(store.byId(ServiceRequest.class, Set.of(ReferralTask.referralId(main)))
                .values());
        all.addAll(store.byId(Patient.class, Set.of(person)).values());
        all.addAll(store.consentsOf(person));
        ReferralTask.relationship(main).ifPresent(id -> relationship(id, person).forEach(all::add));
        store.communicationsAbout(person).stream()
                .filter(words -> words.getBasedOn().stream()
                        .anyMatch(request -> main.getFocus().getReference().equals(request.getReference())))
                .forEach(all::add);
        return all;
    }

    private Stream<Resource> relationship(String id, String person) {
        List<Encounter> contacts = store.contactsOf(id);
        Set<String> held = Set.copyOf(contacts.stream()
                .map(contact -> "Encounter/" + contact.getIdElement().getIdPart())
                .toList());
        return Stream.of(
                        store.byId(EpisodeOfCare.class, Set.of(id)).values().stream(),
                        contacts.stream(),
                        store.conversationsWith(person).stream()
                                .filter(each -> held.contains(
                                        String.valueOf(each.getEncounter().getReference()))))
                .flatMap(each -> each);
    }

    private Bundle bundle(List<Resource> seen) {
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        seen.forEach(each -> bundle.addEntry()
                .setFullUrl(settings.fhirBase() + "/" + each.fhirType() + "/"
                        + each.getIdElement().getIdPart())
                .setResource(each));
        return bundle;
    }
}
