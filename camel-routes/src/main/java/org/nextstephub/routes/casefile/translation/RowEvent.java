package org.nextstephub.routes.casefile.translation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.profiles.Canonical;

/** What a row tells of, as the FHIR event and the HL7 v2 trigger (table 0003) that it corresponds to. */
enum RowEvent {
    NEW("add-service-request", "I12"),
    UPDATE("notify-update-service-request", "I13"),
    CANCEL("revoke-service-request", "I14");

    private final String event;
    private final String trigger;

    RowEvent(String event, String trigger) {
        this.event = event;
        this.trigger = trigger;
    }

    static Optional<RowEvent> named(String word) {
        return Arrays.stream(values())
                .filter(event -> event.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    Coding coding() {
        return new Coding(Canonical.ONTARIO_EVENTS, event, null);
    }

    String trigger() {
        return trigger;
    }
}
