package org.nextstephub.server.partner;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;

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

    /** How its system is told of changes. */
    public enum Notification {
        /** By a message that says what it may know. */
        MESSAGE,
        /** By the id of the task alone; it reads what it may. */
        ID_ONLY,
        /** Not at all: it asks, or finds a status file. */
        NONE
    }

    /** As its endpoint and the option {@code notify} have it. */
    public Notification notification() {
        boolean takesMessages = doors.contains("hl7-fhir-msg") || doors.contains("hl7v2-mllp");
        boolean takesIds = doors.contains("hl7-fhir-msg") || doors.contains("hl7-fhir-rest");
        return switch (active ? options.getOrDefault("notify", "message") : "none") {
            case "message" -> takesMessages ? Notification.MESSAGE : Notification.NONE;
            case "id-only" -> takesIds ? Notification.ID_ONLY : Notification.NONE;
            default -> Notification.NONE;
        };
    }

    /** Whether it is told by HL7 v2, which names the person by the partner's own number. */
    public boolean isToldByV2() {
        return !doors.contains("hl7-fhir-msg") && doors.contains("hl7v2-mllp");
    }

    /** Whether its system takes words about a referral, not only its state. */
    public boolean takesWords() {
        return notification() == Notification.MESSAGE && !isToldByV2();
    }

    public boolean isNotified() {
        return notification() != Notification.NONE;
    }

    public String language() {
        return options.getOrDefault("language", "en");
    }

    /** Whether a new referral with a known number changes the known one; otherwise it is refused. */
    public boolean treatsKnownReferralAsUpdate() {
        return !"refuse".equals(options.get("existing-referral"));
    }

    /** A reference to an organization by its partner code: how one is named to the outside. */
    public static Reference named(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }

    /** Key of its organization in {@code Records}. */
    public String recordKey() {
        return "Organization/" + code;
    }
}
