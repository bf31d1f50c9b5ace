package org.nextstephub.server.token;

import java.util.List;
import java.util.Map;

/**
 * A registered client, as {@code clients.json} lists it.
 *
 * @param role one of the hub's roles
 * @param partners partner codes it may speak for
 * @param scopes most it can be granted
 * @param jwks its public keys (RFC 7517), each with a {@code kid}
 */
public record HubClient(String id, String role, List<String> partners, List<String> scopes, Map<String, Object> jwks) {

    public HubClient {
        partners = List.copyOf(partners);
        scopes = List.copyOf(scopes);
        jwks = Map.copyOf(jwks);
    }
}
