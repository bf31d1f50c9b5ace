package org.nextstephub.server.access;

import java.util.List;
import java.util.Set;

/**
 * Who calls, as the access token proves it.
 *
 * @param client id of the registered client
 * @param partners partner codes it may speak for: its own, or those an intake client may assert
 * @param scopes SMART scopes granted
 */
public record Caller(String client, Role role, List<String> partners, Set<String> scopes, String address) {

    public Caller {
        partners = List.copyOf(partners);
        scopes = Set.copyOf(scopes);
    }

    /** The same caller, speaking for one partner. */
    public Caller forPartner(String partner) {
        return new Caller(client, role, List.of(partner), scopes, address);
    }
}
