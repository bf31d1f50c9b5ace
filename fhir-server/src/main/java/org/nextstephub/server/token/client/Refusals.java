package org.nextstephub.server.token.client;

import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.audit.TokenRefusal;

/** Notes, for the audit if a request is refused, the client that it names: a registered one by its id, else by a hash. */
public final class Refusals {

    private final HubClients clients;
    private final SenderWords words;

    public Refusals(HubClients clients, SenderWords words) {
        this.clients = clients;
        this.words = words;
    }

    /**
     * The request claims to be of a client, which nothing has proved yet.
     *
     * @param reason what would be wrong if the client is a registered one: a code
     */
    public void because(@Nullable String claimed, String reason) {
        if (claimed != null && clients.find(claimed).isPresent()) {
            TokenRefusal.because(claimed, reason);
        } else {
            TokenRefusal.ofStranger(claimed == null ? null : words.hash(claimed), TokenRefusal.CLIENT_UNKNOWN);
        }
    }
}
