package org.nextstephub.routes.hub;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The partners the routes speak for, read from the hub and kept for a while. */
public final class PartnerDirectory {

    private final Hub hub;
    private final Duration fresh;
    private volatile List<RegisteredPartner> partners = List.of();
    private long readAt;

    /** @param fresh how long they are kept */
    public PartnerDirectory(Hub hub, Duration fresh) {
        this.hub = hub;
        this.fresh = fresh;
    }

    /** How long a change of a partner may be unknown. */
    public Duration fresh() {
        return fresh;
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

    /** All partners as they were when the hub was last asked; it is not asked now. */
    public List<RegisteredPartner> lastKnown() {
        return partners;
    }

    /**
     * All active partners.
     *
     * @throws HubUnavailable as above
     */
    public synchronized Stream<RegisteredPartner> active() {
        if (partners.isEmpty() || System.nanoTime() - readAt > fresh.toNanos()) {
            partners = hub.partners();
            readAt = System.nanoTime();
        }
        return partners.stream().filter(RegisteredPartner::active);
    }
}
