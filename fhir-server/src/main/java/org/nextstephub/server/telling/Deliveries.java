package org.nextstephub.server.telling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.springframework.stereotype.Component;

/**
 * Notices on their way: the routes ask for the next that is due, take it to the partner and report the result. Consent
 * and agreement are asked again when it is handed out; at least once, in order for each referral, by any hub.
 */
@Component
class Deliveries {

    /** Longer than a route waits for a partner's system. */
    private static final Duration CLAIM = Duration.ofSeconds(60);

    /** After this the desk is told instead. */
    static final Duration GIVEN_UP = Duration.ofHours(96);

    private final HubStore store;
    private final NoticeRows notices;
    private final ReferralRows rows;
    private final PartnerRegistry registry;
    private final Telling telling;
    private final Outbox outbox;
    private final NoticeContent content;
    private final Pauses pauses;
    private final Clock clock;

    Deliveries(
            HubStore store,
            NoticeRows notices,
            ReferralRows rows,
            PartnerRegistry registry,
            Telling telling,
            Outbox outbox,
            HubSettings settings,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.rows = rows;
        this.registry = registry;
        this.telling = telling;
        this.outbox = outbox;
        this.content = new NoticeContent(store);
        this.pauses = new Pauses(settings.notices().pause());
        this.clock = clock;
    }

    /** A notice for a partner, as the message that carries it. */
    record Due(long number, String partner, Bundle message, Optional<Identifier> person) {}

    /** The next that is due to one of the partners that the route speaks for; those that may not be told any more end. */
    Optional<Due> next(Caller route) {
        List<String> partners = Stream.concat(route.partners().stream(), Stream.of(Canonical.PSSEO))
                .filter(code -> registry.find(code).filter(Partner::isNotified).isPresent())
                .toList();
        while (true) {
            Optional<Notice> claimed = store.inOneTransaction(() -> notices.claim(partners, CLAIM));
            if (claimed.isEmpty()) {
                return Optional.empty();
            }
            Optional<Due> due = store.inOneTransaction(() -> decide(claimed.get(), route));
            if (due.isPresent()) {
                return due;
            }
        }
    }

    private Optional<Due> decide(Notice claimed, Caller route) {
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

    private Optional<Due> due(Notice notice, Owned referral, Partner agency, Caller route, Instant now) {
        if (agency.notification() == Partner.Notification.ID_ONLY) {
            handOut(notice, route, now);
            return Optional.of(
                    new Due(notice.number(), notice.partner(), NoticeMessage.idOnly(notice), Optional.empty()));
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
        return Optional.of(
                new Due(notice.number(), notice.partner(), NoticeMessage.of(notice, shown), content.ownNumber(notice, agency)));
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

    /**
     * Notes the result of a notice that was handed out.
     *
     * @param said what the partner's system answered, in one word
     */
    void ended(long number, boolean delivered, String said) {
        store.inOneTransaction(() -> {
            notices.queued(number).ifPresent(notice -> {
                if (delivered) {
                    notices.ends(number, NoticeRows.State.DELIVERED, said);
                } else if (notice.queuedAt().plus(GIVEN_UP).isBefore(Instant.now())) {
                    notices.ends(number, NoticeRows.State.UNDELIVERED, said);
                } else {
                    notices.later(number, pauses.after(notice.attempts()), said);
                    if (!Pauses.isAboutThisNotice(said)) {
                        notices.allLater(notice.partner(), pauses.after(notice.attempts()));
                    }
                }
            });
            return number;
        });
    }
}
