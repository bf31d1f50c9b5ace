package org.nextstephub.server.telling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.NoticeRows.Notice;
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
    private final PartnerRegistry registry;
    private final HandingOut handingOut;
    private final Pauses pauses;

    Deliveries(
            HubStore store, NoticeRows notices, PartnerRegistry registry, HandingOut handingOut, HubSettings settings) {
        this.store = store;
        this.notices = notices;
        this.registry = registry;
        this.handingOut = handingOut;
        this.pauses = new Pauses(settings.notices().pause());
    }

    /** The next notice that is due to one of the partners that the route speaks for; ends those that may not be told any more. */
    Optional<DueNotice> next(Caller route) {
        List<String> partners = Stream.concat(route.partners().stream(), Stream.of(Canonical.PSSEO))
                .filter(code -> registry.find(code).filter(Partner::isNotified).isPresent())
                .toList();
        while (true) {
            Optional<Notice> claimed = store.inOneTransaction(() -> notices.claim(partners, CLAIM));
            if (claimed.isEmpty()) {
                return Optional.empty();
            }
            Optional<DueNotice> due = store.inOneTransaction(() -> handingOut.decide(claimed.get(), route));
            if (due.isPresent()) {
                return due;
            }
        }
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
