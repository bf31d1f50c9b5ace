package org.nextstephub.routes.hl7v2.reading;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.profiles.Canonical;

/** Messages the door takes (HL7 tables 0076 and 0003) and the FHIR event each becomes. */
public enum Kind {
    NEW("REF", "I12", Canonical.ONTARIO_EVENTS, "add-service-request"),
    CHANGE("REF", "I13", Canonical.ONTARIO_EVENTS, "notify-update-service-request"),
    CANCEL("REF", "I14", Canonical.ONTARIO_EVENTS, "revoke-service-request"),
    SERVICE_ENDED("ADT", "A03", Canonical.HUB_EVENTS, "clinical-service-ended"),
    SERVICE_RESUMED("ADT", "A13", Canonical.HUB_EVENTS, "clinical-service-resumed"),
    VISIT_CANCELLED("ADT", "A11", Canonical.HUB_EVENTS, "clinical-visit-cancelled"),
    PATIENT_UPDATED("ADT", "A08", Canonical.HUB_EVENTS, "person-update"),
    PERSON_UPDATED("ADT", "A31", Canonical.HUB_EVENTS, "person-update"),
    NUMBERS_MERGED("ADT", "A40", Canonical.HUB_EVENTS, "identifier-merge"),
    STATUS_ASKED("REF", "I15", Canonical.HUB_EVENTS, "status-query");

    private final String type;
    private final String trigger;
    private final String system;
    private final String event;

    Kind(String type, String trigger, String system, String event) {
        this.type = type;
        this.trigger = trigger;
        this.system = system;
        this.event = event;
    }

    public static Optional<Kind> of(Msh msh) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(msh.type()) && kind.trigger.equals(msh.trigger()))
                .findFirst();
    }

    public static boolean knowsType(String type) {
        return Arrays.stream(values()).anyMatch(kind -> kind.type.equals(type));
    }

    public Coding event() {
        return new Coding(system, event, null);
    }

    public String trigger() {
        return trigger;
    }

    public boolean isReferral() {
        return this == NEW || this == CHANGE;
    }

    /** Whether it brings the person's details anew. */
    public boolean isAboutDetails() {
        return this == PATIENT_UPDATED || this == PERSON_UPDATED;
    }
}
