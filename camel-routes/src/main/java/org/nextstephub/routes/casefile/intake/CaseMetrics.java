package org.nextstephub.routes.casefile.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.nextstephub.routes.casefile.answer.CaseAnswer;
import org.nextstephub.routes.casefile.answer.RowAnswer;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs the answers to files: by partner and outcome, never by name. */
record CaseMetrics(MeterRegistry meters) {

    private static final Logger log = LoggerFactory.getLogger(CaseMetrics.class);

    void count(CaseAnswer answer, RegisteredPartner partner) {
        meters.counter(
                        "hub.casefile.files",
                        "partner",
                        partner.code(),
                        "outcome",
                        answer.outcome().word())
                .increment();
        for (RowAnswer.Outcome outcome : RowAnswer.Outcome.values()) {
            meters.counter("hub.casefile.rows", "partner", partner.code(), "outcome", outcome.word())
                    .increment(answer.count(outcome));
        }
        log.info(
                "case file partner={} id={} outcome={} codes={} rows={} accepted={} known={} refused={} invalid={} unavailable={}",
                partner.code(),
                answer.fileId(),
                answer.outcome().word(),
                answer.faults().stream()
                        .flatMap(fault -> fault.issue().stream())
                        .toList(),
                answer.size(),
                answer.count(RowAnswer.Outcome.ACCEPTED),
                answer.count(RowAnswer.Outcome.ALREADY_KNOWN),
                answer.count(RowAnswer.Outcome.REFUSED),
                answer.count(RowAnswer.Outcome.INVALID),
                answer.count(RowAnswer.Outcome.UNAVAILABLE));
    }
}
