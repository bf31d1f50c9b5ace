package org.nextstephub.server.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the access token proves it.
 *
 * @param subject id of the registered client, or name of the person who signed in
 * @param partners partner codes it may speak for: its own, or those an intake client may assert
 * @param scopes SMART scopes granted
 * @param worker id of the PractitionerRole of a peer support worker
 */
public record Caller(
        String subject,
        Role role,
        List<String> partners,
        Set<String> scopes,
        @Nullable String worker,
        String address) {

    public Caller {
        partners = List.copyOf(partners);
        scopes = Set.copyOf(scopes);
    }

    /** The same caller, speaking for one partner. */
    public Caller forPartner(String partner) {
        return new Caller(subject, role, List.of(partner), scopes, worker, address);
    }
}
