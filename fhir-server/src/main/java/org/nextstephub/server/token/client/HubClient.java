package org.nextstephub.server.token.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A registered client, as the client file and the administrators' door list it.
 *
 * @param role one of the hub's roles, or {@code user} for a program through which people sign in
 * @param partners partner codes it may speak for
 * @param scopes most it can be granted
 * @param jwks its public keys (RFC 7517), each with a {@code kid}; more than one while it changes its key
 * @param jwksUri where it publishes its public keys instead
 * @param redirectUris where a person who signed in may be sent back to
 * @param active false: it gets no token, and the tokens that it has do not count
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HubClient(
        String id,
        String role,
        List<String> partners,
        List<String> scopes,
        Map<String, Object> jwks,
        @JsonProperty("jwks_uri") @Nullable URI jwksUri,
        @JsonProperty("redirect_uris") List<String> redirectUris,
        @JsonInclude(JsonInclude.Include.ALWAYS) Boolean active) {

    /** The role of a program through which people sign in. */
    static final String FOR_PEOPLE = "user";

    /** What is left out is empty, and the client is active. */
    public HubClient {
        Objects.requireNonNull(id, "a client needs an id");
        Objects.requireNonNull(role, "a client needs a role");
        partners = List.copyOf(Objects.requireNonNullElse(partners, List.of()));
        scopes = List.copyOf(Objects.requireNonNullElse(scopes, List.of()));
        jwks = Map.copyOf(Objects.requireNonNullElse(jwks, Map.of()));
        redirectUris = List.copyOf(Objects.requireNonNullElse(redirectUris, List.of()));
        active = Objects.requireNonNullElse(active, true);
    }

    /** A system that proves itself by its own keys. */
    public static HubClient system(
            String id, String role, List<String> partners, List<String> scopes, Map<String, Object> jwks) {
        return new HubClient(id, role, partners, scopes, jwks, null, List.of(), true);
    }

    /** A program through which people sign in. */
    public static HubClient forPeople(String id, List<String> scopes, List<String> redirectUris) {
        return new HubClient(id, FOR_PEOPLE, List.of(), scopes, Map.of(), null, redirectUris, true);
    }

    @JsonIgnore
    public boolean isForPeople() {
        return role.equals(FOR_PEOPLE);
    }

    HubClient switchedOff() {
        return new HubClient(id, role, partners, scopes, jwks, jwksUri, redirectUris, false);
    }
}
