package org.nextstephub.server.telling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.springframework.stereotype.Component;

/** Hands a notice out if it may be told now: consent and agreement are asked again under the lock of the person. */
@Component
class HandingOut {

    private final HubStore store;
    private final NoticeRows notices;
    private final ReferralRows rows;
    private final PartnerRegistry registry;
    private final Telling telling;
    private final Outbox outbox;
    private final NoticeContent content;
    private final Clock clock;

    HandingOut(
            HubStore store,
            NoticeRows notices,
            ReferralRows rows,
            PartnerRegistry registry,
            Telling telling,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.rows = rows;
        this.registry = registry;
        this.telling = telling;
        this.outbox = outbox;
        this.content = new NoticeContent(store);
        this.clock = clock;
    }

    /** What is handed out of a notice; empty when it may not be told any more, or there is nothing to tell. */
    Optional<DueNotice> decide(Notice claimed, Caller route) {
        telling.hold(claimed.partner(), claimed.patientId());
        Optional<Notice> waiting = notices.queued(claimed.number());
        Owned referral = rows.ofTask(claimed.taskId()).orElseThrow();
        Partner agency = registry.find(claimed.partner()).orElseThrow();
        Instant now = clock.instant();
        return waiting.flatMap(notice -> tellable(notice, agency, now))
                .flatMap(notice -> due(notice, referral, agency, route, now));
    }

    /** A completed transition that may not be told is told as the one word closed. */
    private Optional<Notice> tellable(Notice notice, Partner agency, Instant now) {
        Fact fact = Fact.ofCode(notice.fact());
        boolean ourOwn = agency.code().equals(Canonical.PSSEO);
        Optional<String> objection = ourOwn ? Optional.empty() : telling.objection(fact, agency, notice.patientId());
        if (objection.isEmpty()) {
            return Optional.of(notice);
        }
        outbox.withhold(notice, objection.get(), now);
        if (fact == Fact.TRANSITION_COMPLETE) {
            outbox.closedInstead(agency, store.read(Task.class, notice.taskId()), now);
        }
        return Optional.empty();
    }

    private Optional<DueNotice> due(Notice notice, Owned referral, Partner agency, Caller route, Instant now) {
        if (agency.notification() == Partner.Notification.ID_ONLY) {
            handOut(notice, route, now);
            return Optional.of(
                    new DueNotice(notice.number(), notice.partner(), NoticeMessage.idOnly(notice), Optional.empty()));
        }
        Fact fact = Fact.ofCode(notice.fact());
        Task held = store.read(Task.class, notice.taskId());
        Told told = new Told(fact, notice.reason(), notice.happenedAt());
        List<Resource> shown = content.of(held, told, referral.row().placer(), agency);
        if (shown.isEmpty()) {
            notices.ends(notice.number(), NoticeRows.State.TOLD, "answered");
            return Optional.empty();
        }
        handOut(notice, route, now);
        return Optional.of(new DueNotice(
                notice.number(), notice.partner(), NoticeMessage.of(notice, shown), content.ownNumber(notice, agency)));
    }

    /** What leaves is recorded with its first leaving, in one transaction; to peer support's own system nothing is told. */
    private void handOut(Notice notice, Caller route, Instant now) {
        if (notice.attempts() == 0 && !notice.partner().equals(Canonical.PSSEO)) {
            store.record(Disclosure.of(
                    route.forPartner(notice.partner()),
                    "Task/" + notice.taskId(),
                    "Patient/" + notice.patientId(),
                    notice.fact(),
                    now));
        }
        notices.handedOut(notice.number());
    }
}
