package org.nextstephub.routes.hub;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The partners the routes speak for, read from the hub and kept for at most 15 seconds. */
public final class PartnerDirectory {

    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Hub hub;
    private List<RegisteredPartner> partners = List.of();
    private long readAt;

    public PartnerDirectory(Hub hub) {
        this.hub = hub;
    }

    /**
     * The active partner that uses this application and facility.
     *
     * @throws HubUnavailable when the registry cannot be read and nothing fresh is known
     */
    public Optional<RegisteredPartner> find(String application, String facility) {
        return active().filter(partner -> partner.applications().contains(application)
                        && partner.facilities().contains(facility))
                .findFirst();
    }

    /**
     * The active partner of this code.
     *
     * @throws HubUnavailable as above
     */
    public Optional<RegisteredPartner> find(String code) {
        return active().filter(partner -> partner.code().equals(code)).findFirst();
    }

    /**
     * All active partners.
     *
     * @throws HubUnavailable as above
     */
    public synchronized Stream<RegisteredPartner> active() {
        if (partners.isEmpty() || System.nanoTime() - readAt > FRESH.toNanos()) {
            partners = hub.partners();
            readAt = System.nanoTime();
        }
        return partners.stream().filter(RegisteredPartner::active);
    }
}
