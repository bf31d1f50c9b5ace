package org.nextstephub.server.telling;

import static org.nextstephub.profiles.Notice.PLEASE_CALL;

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
import org.nextstephub.profiles.Placer;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.audit.Disclosure;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.Requests;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.springframework.stereotype.Component;

/**
 * Notices on their way: the routes ask for the next that is due, take it to the partner and say what became of it. Consent
 * and agreement are asked again when it is handed out; at least once, in order for each referral, by any hub.
 */
@Component
class Deliveries {

    /** Longer than a route waits for a partner's system. */
    private static final Duration CLAIM = Duration.ofSeconds(60);

    /** After this the desk is told instead. */
    static final Duration GIVEN_UP = Duration.ofHours(96);

    private static final int LONGEST_PAUSE = 60;

    private final HubStore store;
    private final NoticeRows notices;
    private final ReferralRows rows;
    private final PartnerRegistry registry;
    private final Telling telling;
    private final Outbox outbox;
    private final Duration firstPause;
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
        this.firstPause = settings.notices().pause();
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
        List<Resource> shown = shown(held, told, referral.row().placer(), agency);
        if (shown.isEmpty()) {
            notices.ends(notice.number(), NoticeRows.State.TOLD, "answered");
            return Optional.empty();
        }
        handOut(notice, route, now);
        return Optional.of(
                new Due(notice.number(), notice.partner(), NoticeMessage.of(notice, shown), ownNumber(notice, agency)));
    }

    private List<Resource> shown(Task held, Told told, Placer placer, Partner agency) {
        return switch (told.fact()) {
            case PLEASE_CALL -> List.of(PartnerWords.of(PLEASE_CALL, placer, agency, told.at()));
            case INFORMATION_NEEDED ->
                store.tasksBeside(held.getIdElement().getIdPart()).stream()
                        .filter(Requests::isOpen)
                        .<Resource>map(request -> PartnerTask.ofRequest(request, placer, agency))
                        .toList();
            default -> List.of(PartnerTask.of(held, told, placer, agency));
        };
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

    /** HL7 v2 names a person by the partner's own number, the one that it uses now. */
    private Optional<Identifier> ownNumber(Notice notice, Partner agency) {
        return Optional.of(agency)
                .filter(Partner::isToldByV2)
                .flatMap(told -> store.read(Patient.class, notice.patientId()).getIdentifier().stream()
                        .filter(number ->
                                "MR".equals(number.getType().getCodingFirstRep().getCode()))
                        .filter(number -> number.getUse() != Identifier.IdentifierUse.OLD)
                        .findFirst());
    }

    /**
     * What became of a notice that was handed out.
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
                    notices.later(number, pause(notice.attempts()), said);
                    if (!isAboutThisNotice(said)) {
                        notices.allLater(notice.partner(), pause(notice.attempts()));
                    }
                }
            });
            return number;
        });
    }

    /** An answer to what was sent, rather than a sign that the partner's system is away. */
    private static boolean isAboutThisNotice(String said) {
        return said.startsWith("http-4") && !said.equals("http-429") && !said.equals("http-401")
                || said.startsWith("answered-");
    }

    /** Twice as long each time, up to sixty times the first. */
    private Duration pause(int attempts) {
        return firstPause.multipliedBy(Math.min(LONGEST_PAUSE, 1L << Math.max(0, Math.min(attempts - 1, 6))));
    }
}
