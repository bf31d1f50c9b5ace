package org.nextstephub.server.console.waiting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.people.Person;
import org.nextstephub.server.pathway.ReferralTask;

/** The referrals that are not over, for whom time runs out soonest first. */
final class OpenReferrals {

    /** More than a desk walks with at once; a list that is longer says so. */
    static final int MOST = 500;

    /** As many people as the value of one parameter may name. */
    private static final int AT_ONCE = 25;

    private static final String STATES = "status=requested,received,accepted,in-progress,on-hold"
            + "&business-status=awaiting-review,awaiting-information,awaiting-introduction,introduced,overlap-active,"
            + "overlap-not-possible,paused-by-person,held-by-sender,consent-expired";

    /** An end that nobody knows is a risk, too. */
    private static final Comparator<OpenReferral> BY_END = Comparator.comparing(
                    (OpenReferral each) -> each.service().end().orElse(LocalDate.MIN))
            .thenComparing(OpenReferral::since)
            .thenComparing(OpenReferral::id);

    private OpenReferrals() {}

    static List<OpenReferral> of(Visitor visitor) {
        HubApi hub = visitor.hub();
        List<Task> tasks = hub.search(Task.class, STATES + "&_count=" + MOST).stream()
                .filter(ReferralTask::isMain)
                .toList();
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<String, ServiceRequest> requests = requests(hub, tasks);
        Map<String, EpisodeOfCare> relationships =
                byId(hub.search(EpisodeOfCare.class, "status=planned,active,onhold&_count=1000"));
        return tasks.stream()
                .map(task -> OpenReferral.of(
                        task,
                        Optional.ofNullable(requests.get(ReferralTask.referralId(task))),
                        ReferralTask.relationship(task).map(relationships::get),
                        visitor.words()))
                .sorted(BY_END)
                .toList();
    }

    /** Those that are open; the few that their agency has closed early are asked for by person. */
    private static Map<String, ServiceRequest> requests(HubApi hub, List<Task> tasks) {
        Map<String, ServiceRequest> requests =
                new HashMap<>(byId(hub.search(ServiceRequest.class, "status=active,on-hold&_count=1000")));
        String people = tasks.stream()
                .filter(task -> !requests.containsKey(ReferralTask.referralId(task)))
                .map(ReferralTask::personId)
                .distinct()
                .limit(AT_ONCE)
                .collect(Collectors.joining(","));
        if (!people.isEmpty()) {
            requests.putAll(byId(hub.search(ServiceRequest.class, "patient=" + people + "&_count=200")));
        }
        return requests;
    }

    /** Whom a page of the list is about. */
    static Map<String, Person> people(HubApi hub, Collection<OpenReferral> shown) {
        if (shown.isEmpty()) {
            return Map.of();
        }
        String ids = shown.stream().map(OpenReferral::personId).distinct().collect(Collectors.joining(","));
        return byId(hub.search(Patient.class, "_id=" + ids + "&_count=100")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Person.of(each.getValue())));
    }

    private static <T extends Resource> Map<String, T> byId(List<T> found) {
        return found.stream()
                .collect(Collectors.toMap(
                        each -> each.getIdElement().getIdPart(), Function.identity(), (one, same) -> one));
    }
}
