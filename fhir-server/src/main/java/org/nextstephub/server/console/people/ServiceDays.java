package org.nextstephub.server.console.people;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.pathway.ClinicalService;

/**
 * When the clinical service ends.
 *
 * @param end its last day, as far as it is known
 * @param sentence the day and how far off it is, or that it is unknown
 */
public record ServiceDays(Optional<LocalDate> end, boolean isOver, String sentence) {

    public static ServiceDays of(ServiceRequest request, Words words) {
        ClinicalService service = ClinicalService.of(request);
        return new ServiceDays(service.end(), service.isOver(words.today()), sentence(service.end(), words));
    }

    /** The day, and how far off it is. */
    public static String sentence(Optional<LocalDate> end, Words words) {
        return end.map(day -> words.say("end.known", words.day(day), words.distance(day)))
                .orElseGet(() -> words.say("end.unknown"));
    }

    /** The day of a FHIR date or time in Toronto. */
    public static Optional<LocalDate> day(org.hl7.fhir.r4.model.BaseDateTimeType value) {
        return TimeSpan.of(value).map(TimeSpan::localStart);
    }
}
