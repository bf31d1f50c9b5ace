package org.nextstephub.server.partner;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Contract;

/**
 * A partner agency as the registry knows it.
 *
 * @param code partner code, {@code [a-z0-9-]{2,32}}
 * @param organizationId id of its Organization in the store
 * @param options partner options of its endpoint (code system {@code ns-partner-option})
 * @param agreements every agreement with it, in any state
 */
public record Partner(
        String code, String organizationId, boolean active, Map<String, String> options, List<Contract> agreements) {

    public Partner {
        options = Map.copyOf(options);
        agreements = List.copyOf(agreements);
    }

    /** Whether business refusals reach it as HTTP errors. */
    public boolean strictHttp() {
        return "true".equals(options.get("strict-http"));
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
