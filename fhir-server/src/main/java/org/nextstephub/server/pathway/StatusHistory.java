package org.nextstephub.server.pathway;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.nextstephub.profiles.TimeSpan;

/** The statuses that a peer relationship has had, each with its period. */
final class StatusHistory {

    private StatusHistory() {}

    /** Ends the status before, and begins this one; a relationship that is over is so from its first instant on. */
    static EpisodeOfCare turn(EpisodeOfCare episode, EpisodeOfCareStatus status, Instant now) {
        episode.getStatusHistory().stream()
                .filter(past -> !past.getPeriod().hasEnd())
                .forEach(past -> past.getPeriod().setEndElement(moment(now)));
        episode.addStatusHistory().setStatus(status).getPeriod().setStartElement(moment(now));
        if (status == EpisodeOfCareStatus.FINISHED || status == EpisodeOfCareStatus.CANCELLED) {
            episode.getStatusHistory()
                    .get(episode.getStatusHistory().size() - 1)
                    .getPeriod()
                    .setEndElement(moment(now));
        }
        return episode.setStatus(status);
    }

    static DateTimeType moment(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(TimeSpan.TORONTO));
    }
}
