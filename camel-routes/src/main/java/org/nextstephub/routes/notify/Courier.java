package org.nextstephub.routes.notify;

import java.util.List;
import java.util.Optional;
import org.nextstephub.routes.hub.Carrier;
import org.nextstephub.routes.hub.Carrier.Outcome;
import org.nextstephub.routes.hub.DueNotice;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the notices that are due to the partners' systems and tells the hub what became of each. Keeps nothing: what was
 * not delivered is due again later, to this courier or another.
 */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private static final Outcome NO_DOOR = new Outcome(false, "no-door");

    private final Hub hub;
    private final PartnerDirectory partners;
    private final List<Carrier> carriers;

    Courier(Hub hub, PartnerDirectory partners, List<Carrier> carriers) {
        this.hub = hub;
        this.partners = partners;
        this.carriers = List.copyOf(carriers);
    }

    /** Delivers until nothing more is due. */
    void deliverWhatIsDue() {
        try {
            for (Optional<DueNotice> due = hub.nextNotice(); due.isPresent(); due = hub.nextNotice()) {
                deliver(due.get());
            }
        } catch (HubUnavailable later) {
            log.debug("Notices wait: {}", later.getMessage());
        }
    }

    private void deliver(DueNotice notice) {
        Outcome outcome = partners.find(notice.partner())
                .map(partner -> take(notice, partner))
                .orElse(NO_DOOR);
        hub.noticeOutcome(notice.number(), outcome.delivered(), outcome.said());
        if (!outcome.delivered()) {
            log.warn("notice={} partner={} not-delivered={}", notice.number(), notice.partner(), outcome.said());
        }
    }

    /** By the first carrier that goes to a door of the partner. */
    private Outcome take(DueNotice notice, RegisteredPartner partner) {
        for (Carrier carrier : carriers) {
            Optional<String> address = carrier.doors().stream()
                    .map(door -> Optional.ofNullable(partner.doors().get(door)))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (address.isPresent()) {
                return take(notice, partner, carrier, address.get());
            }
        }
        return NO_DOOR;
    }

    /** An address that is none is a failure like another: it ends on the worklist. */
    private static Outcome take(DueNotice notice, RegisteredPartner partner, Carrier carrier, String address) {
        try {
            return carrier.take(notice, partner, address);
        } catch (IllegalArgumentException notAnAddress) {
            return new Outcome(false, "address-unusable");
        }
    }
}
