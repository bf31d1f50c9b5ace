package org.nextstephub.server.partner;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Contract;

/**
 * A partner agency as the registry knows it.
 *
 * @param code partner code, {@code [a-z0-9-]{2,32}}
 * @param organizationId id of its Organization in the store
 * @param options partner options of its endpoint (code system {@code ns-partner-option})
 * @param doors connection types of its active endpoints
 * @param agreements every agreement with it, in any state
 */
public record Partner(
        String code,
        String organizationId,
        boolean active,
        Map<String, String> options,
        Set<String> doors,
        List<Contract> agreements) {

    public Partner {
        options = Map.copyOf(options);
        doors = Set.copyOf(doors);
        agreements = List.copyOf(agreements);
    }

    /** Whether business refusals reach it as HTTP errors. */
    public boolean strictHttp() {
        return "true".equals(options.get("strict-http"));
    }

    /** Whether it is told by messages to its system; others ask, or find a status file. */
    public boolean isNotified() {
        return active
                && doors.contains("hl7-fhir-msg")
                && options.getOrDefault("notify", "message").equals("message");
    }

    public String language() {
        return options.getOrDefault("language", "en");
    }

    /** Whether a new referral with a known number changes the known one; otherwise it is refused. */
    public boolean treatsKnownReferralAsUpdate() {
        return !"refuse".equals(options.get("existing-referral"));
    }

    /** Key of its organization in {@code Records}. */
    public String recordKey() {
        return "Organization/" + code;
    }
}
