package org.nextstephub.routes.hub;

import java.util.Set;

/** One way of taking a notice to a partner's system. */
public interface Carrier {

    /**
     * What became of it.
     *
     * @param said what the partner's system answered, in one word
     */
    record Outcome(boolean delivered, String said) {}

    /** Connection types of the endpoints that it goes to. */
    Set<String> doors();

    /** Takes a notice to the address of such an endpoint; never throws for what the partner's system does. */
    Outcome take(DueNotice notice, RegisteredPartner partner, String address);
}
