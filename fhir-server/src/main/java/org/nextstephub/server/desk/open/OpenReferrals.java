package org.nextstephub.server.desk.open;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.Sight;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.OpenReferralRows;
import org.nextstephub.server.store.rows.OpenReferralRows.Line;
import org.nextstephub.server.worklist.Caseload;
import org.springframework.stereotype.Component;

/**
 * The lists of open referrals: of all that the caller sees, how many lie in each list, and one page of one of them, for whom time
 * runs out soonest first. One audit event names everybody who was shown.
 */
@Component
class OpenReferrals {

    private final OpenReferralRows rows;
    private final Caseload caseload;
    private final Sight sight;
    private final HubStore store;
    private final ListedReferrals pages;
    private final Clock clock;

    OpenReferrals(
            OpenReferralRows rows, Caseload caseload, Sight sight, HubStore store, ListedReferrals pages, Clock clock) {
        this.rows = rows;
        this.caseload = caseload;
        this.sight = sight;
        this.store = store;
        this.pages = pages;
        this.clock = clock;
    }

    Parameters of(Caller caller, Asked asked) {
        return store.inOneTransaction(() -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO);
            List<OpenReferral> open = seenBy(caller);
            List<OpenReferral> named = asked.name().isEmpty() ? open : named(open, new NameLike(asked.name()));
            List<OpenReferral> listed = named.stream()
                    .filter(each -> asked.list().holds(each, today))
                    .toList();
            List<OpenReferral> page =
                    listed.stream().skip(asked.offset()).limit(asked.count()).toList();
            Parameters answer = new Parameters();
            answer.addParameter("total", new IntegerType(listed.size()));
            counts(open, today).forEach(answer::addParameter);
            Set<String> shown = new HashSet<>(people(page.stream()));
            if (asked.weeks()) {
                EndingWeeks weeks = EndingWeeks.of(open, today);
                weeks.described().forEach(answer::addParameter);
                shown.addAll(people(weeks.named()));
            }
            pages.described(caller, page).forEach(answer::addParameter);
            store.record(AccessAudit.listed(caller, "Task/$open-referrals", shown, clock.instant()));
            return answer;
        });
    }

    /** Of whom nothing was said since the permit is there; of anybody else it is asked. */
    private List<OpenReferral> seenBy(Caller caller) {
        List<Line> all = caller.role() == Role.WORKER ? rows.of(caseload.of(caller)) : rows.all();
        Set<String> askedFor =
                all.stream().filter(line -> !line.plain()).map(Line::taskId).collect(toUnmodifiableSet());
        List<Resource> tasks = new ArrayList<>(store.byId(Task.class, askedFor).values());
        Set<String> seen = sight.shown(caller, tasks).stream()
                .flatMap(Optional::stream)
                .map(task -> task.getIdElement().getIdPart())
                .collect(toUnmodifiableSet());
        return all.stream()
                .filter(line -> line.plain() || seen.contains(line.taskId()))
                .map(OpenReferral::of)
                .sorted(OpenReferral.BY_END)
                .toList();
    }

    private List<OpenReferral> named(List<OpenReferral> open, NameLike name) {
        Map<String, String> names = rows.names(people(open.stream()));
        return open.stream()
                .filter(each -> name.matches(names.getOrDefault(each.line().patientId(), "")))
                .toList();
    }

    private static Set<String> people(Stream<OpenReferral> referrals) {
        return referrals.map(each -> each.line().patientId()).collect(toUnmodifiableSet());
    }

    private static List<ParametersParameterComponent> counts(List<OpenReferral> open, LocalDate today) {
        return Stream.of(ReferralList.values())
                .map(list -> {
                    ParametersParameterComponent count = new ParametersParameterComponent().setName("list");
                    count.addPart().setName("code").setValue(new CodeType(list.code()));
                    count.addPart().setName("count").setValue(new IntegerType((int) open.stream()
                            .filter(each -> list.holds(each, today))
                            .count()));
                    return count;
                })
                .toList();
    }
}
