package org.nextstephub.server.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.nextstephub.profiles.TimeSpan;

/** The contact at which a person and peer support are introduced. */
final class Introduction {

    private Introduction() {}

    /** The day of the first introduction that was held. */
    static Optional<LocalDate> heldOn(List<Encounter> contacts) {
        return contacts.stream()
                .filter(contact -> contact.getStatus() == EncounterStatus.FINISHED)
                .filter(Introduction::isIntroduction)
                .flatMap(contact -> TimeSpan.of(contact.getPeriod().getStartElement()).stream())
                .map(TimeSpan::localStart)
                .min(Comparator.naturalOrder());
    }

    private static boolean isIntroduction(Encounter contact) {
        return contact.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> "introduction".equals(coding.getCode()));
    }
}
