package org.nextstephub.server.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.AccessAudit;
import org.nextstephub.server.pathway.Closed;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/** How a referral stands: the days between the services, what needs a look, and what the agency was told. */
@Component
class ReferralOverview {

    private final HubStore store;
    private final ReferralRows rows;
    private final NoticeRows notices;
    private final Worklist worklist;
    private final Clock clock;

    ReferralOverview(HubStore store, ReferralRows rows, NoticeRows notices, Worklist worklist, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.notices = notices;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** Measures on a day, today unless another is asked for; one that cannot be told yet is left out. */
    Parameters continuity(Caller desk, String taskId, Optional<LocalDate> at) {
        Task main = main(desk, taskId);
        Owned referral = rows.ofTask(taskId).orElseThrow(Refusal::notHere);
        LocalDate today = at.orElseGet(() -> LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO));
        Parameters answer = new Parameters();
        worklist.measures(referral, main, today)
                .forEach((name, days) -> answer.addParameter(name, new IntegerType(days.intValue())));
        store.tasksBeside(taskId).stream()
                .filter(Worklist::isWatch)
                .filter(watch -> watch.getStatus() == TaskStatus.REQUESTED)
                .forEach(watch -> answer.addParameter(
                        "watch", new Reference("Task/" + watch.getIdElement().getIdPart())));
        return answer;
    }

    /** What the agency was told of a referral, what it was not, and what is still on its way; in order. */
    Parameters notices(Caller desk, String taskId) {
        main(desk, taskId);
        Parameters answer = new Parameters();
        List<Notice> inOrder = new ArrayList<>(notices.of(taskId));
        Collections.reverse(inOrder);
        inOrder.forEach(notice -> describe(notice, answer.addParameter().setName("notice")));
        return answer;
    }

    private static void describe(Notice notice, ParametersParameterComponent part) {
        part.addPart().setName("fact").setValue(new CodeType(notice.fact()));
        part.addPart().setName("state").setValue(new CodeType(notice.state().code()));
        part.addPart().setName("at").setValue(new InstantType(Date.from(notice.happenedAt())));
        part.addPart().setName("attempts").setValue(new IntegerType(notice.attempts()));
        if (!notice.said().isEmpty()) {
            part.addPart().setName("said").setValue(new CodeType(notice.said()));
        }
    }

    /** Sends again what was given up. */
    Parameters resend(Caller desk, String taskId) {
        main(desk, taskId);
        Parameters answer = new Parameters();
        answer.addParameter("queued", new IntegerType(store.inOneTransaction(() -> notices.again(taskId))));
        return answer;
    }

    private Task main(Caller desk, String taskId) {
        Task main = store.find(Task.class, taskId)
                .filter(task -> ReferralTask.isMain(task) && !Closed.is(task))
                .orElseThrow(Refusal::notHere);
        store.record(AccessAudit.read(desk, main.getFor().getReference(), clock.instant()));
        return main;
    }
}
