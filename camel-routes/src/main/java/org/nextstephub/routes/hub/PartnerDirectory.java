package org.nextstephub.routes.hub;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The partners the routes speak for, read from the hub and kept for at most a minute. */
public final class PartnerDirectory {

    private static final Duration FRESH = Duration.ofSeconds(60);

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
    public synchronized Optional<RegisteredPartner> find(String application, String facility) {
        if (partners.isEmpty() || System.nanoTime() - readAt > FRESH.toNanos()) {
            partners = hub.partners();
            readAt = System.nanoTime();
        }
        return partners.stream()
                .filter(RegisteredPartner::active)
                .filter(partner -> partner.applications().contains(application)
                        && partner.facilities().contains(facility))
                .findFirst();
    }
}
