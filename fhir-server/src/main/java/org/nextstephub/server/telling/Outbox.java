package org.nextstephub.server.telling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.State;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
import org.springframework.stereotype.Component;

/** Where every change of a referral leaves what its agency may know of it, in the transaction of the change. */
@Component
public class Outbox {

    private final HubStore store;
    private final NoticeRows notices;
    private final PartnerRegistry registry;
    private final Telling telling;

    Outbox(HubStore store, NoticeRows notices, PartnerRegistry registry, Telling telling) {
        this.store = store;
        this.notices = notices;
        this.registry = registry;
        this.telling = telling;
    }

    /** A referral that has just come: it is told in the answer; the desk's own system is told that there is one. */
    public void begun(Partner agency, Task task, Instant now) {
        Fact.of(State.of(task)).ifPresent(due -> add(agency, task, due, NoticeRows.State.TOLD, now));
        tellTheDesk(task, now);
    }

    /** A change by the agency itself: told like a new referral. */
    public void changedByAgency(String partner, Task task, Instant now) {
        leave(partner, task, true, () -> telling.consents(task), now);
        tellTheDesk(task, now);
    }

    private void tellTheDesk(Task task, Instant now) {
        registry.find(Canonical.PSSEO)
                .filter(Partner::isNotified)
                .ifPresent(desk ->
                        add(desk, task, Fact.of(State.of(task)).orElse(Fact.RECEIVED), NoticeRows.State.QUEUED, now));
    }

    /** A change by peer support, or by the person's word to it. */
    public void changedHere(String partner, Task task, Instant now) {
        leave(partner, task, false, () -> telling.consents(task), now);
    }

    /**
     * The same for a caller that has read the consents already.
     *
     * @param filed every consent on file about the person
     */
    public void changedHere(String partner, Task task, List<Consent> filed, Instant now) {
        leave(partner, task, false, () -> filed, now);
    }

    /** The agency is asked for something, in whatever state the referral is. */
    public void asked(String partner, Task task, Instant now) {
        leave(
                registry.find(partner).orElseThrow(),
                task,
                Fact.INFORMATION_NEEDED,
                false,
                () -> telling.consents(task),
                now);
    }

    /** The agency is asked to call, in a fixed sentence that says nothing about the person. */
    public void pleaseCall(Partner agency, Task task, Instant now) {
        leave(agency, task, Fact.PLEASE_CALL, false, () -> telling.consents(task), now);
    }

    /** Nothing more is told about the person but that it is closed. */
    public void withdrawn(String taskId, Instant now) {
        notices.of(taskId).stream()
                .filter(notice -> notice.state() == NoticeRows.State.QUEUED
                        && Fact.ofCode(notice.fact()).group() != Fact.Group.WORD)
                .forEach(notice -> withhold(notice, Reason.CONSENT_WITHDRAWN.code(), now));
    }

    private void leave(String partner, Task task, boolean inTheAnswer, Supplier<List<Consent>> filed, Instant now) {
        Optional<Fact> fact = Fact.of(State.of(task)).filter(due -> !due.isAState() || isNews(task, due));
        fact.ifPresent(due -> leave(registry.find(partner).orElseThrow(), task, due, inTheAnswer, filed, now));
    }

    /** What the agency was to be told last is not told again. */
    private boolean isNews(Task task, Fact fact) {
        List<Notice> before = notices.of(task.getIdElement().getIdPart());
        return before.stream()
                .filter(notice -> Fact.ofCode(notice.fact()).isAState())
                .findFirst()
                .filter(last -> last.fact().equals(fact.code()))
                .isEmpty();
    }

    private void leave(
            Partner agency, Task task, Fact due, boolean inTheAnswer, Supplier<List<Consent>> filed, Instant now) {
        String patientId = ReferralTask.personId(task);
        Optional<String> objection = inTheAnswer ? Optional.empty() : telling.objection(due, agency, patientId, filed);
        objection.ifPresent(reason -> store.record(
                Disclosure.withheld(agency.code(), reference(task), "Patient/" + patientId, due.code(), reason, now)));
        boolean bare = objection.isPresent() && due == Fact.TRANSITION_COMPLETE;
        add(agency, task, due, objection.isPresent() ? NoticeRows.State.WITHHELD : state(agency, inTheAnswer), now);
        if (bare) {
            closedInstead(agency, task, now);
        }
    }

    /** A completed transition that may not be told is told as the one word closed. */
    void closedInstead(Partner agency, Task task, Instant now) {
        add(agency, task, Fact.CLOSED, state(agency, false), now);
    }

    private static NoticeRows.State state(Partner agency, boolean inTheAnswer) {
        if (inTheAnswer) {
            return NoticeRows.State.TOLD;
        }
        return agency.isNotified() ? NoticeRows.State.QUEUED : NoticeRows.State.POLLED;
    }

    private void add(Partner agency, Task task, Fact fact, NoticeRows.State state, Instant now) {
        boolean reasoned = fact == Fact.NOT_ACCEPTED || fact == Fact.CLOSED || fact == Fact.PAUSED;
        notices.add(
                agency.code(),
                task.getIdElement().getIdPart(),
                ReferralTask.personId(task),
                fact.code(),
                reasoned ? PartnerTask.outward(task) : "",
                now,
                state);
    }

    /** Ends a notice that may not be told; it is not tried again. */
    void withhold(Notice notice, String reason, Instant now) {
        notices.ends(notice.number(), NoticeRows.State.WITHHELD, reason);
        store.record(Disclosure.withheld(
                notice.partner(),
                "Task/" + notice.taskId(),
                "Patient/" + notice.patientId(),
                notice.fact(),
                reason,
                now));
    }

    private static String reference(Task task) {
        return "Task/" + task.getIdElement().getIdPart();
    }
}
