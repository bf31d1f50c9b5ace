package org.nextstephub.routes.casefile.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.nextstephub.routes.casefile.answer.AnswerToRow;
import org.nextstephub.routes.casefile.answer.RowAnswer;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.translation.RowToMessage;
import org.nextstephub.routes.hub.HubDoor;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One row to its answer: translated, then submitted to the hub. */
record RowIntake(HubDoor hub, Clock clock, MeterRegistry meters) {

    private static final Logger log = LoggerFactory.getLogger(RowIntake.class);

    RowAnswer answer(CaseRow row, RegisteredPartner partner) {
        try {
            RowToMessage.Result translated = RowToMessage.translate(row, partner, clock.instant());
            return translated.message().isEmpty()
                    ? RowAnswer.invalid(row, translated.faults())
                    : AnswerToRow.map(hub.submit(translated.message().get()), row, translated.faults());
        } catch (HubUnavailable away) {
            log.warn(
                    "case file partner={} row={} hub unavailable: {}", partner.code(), row.number(), away.getMessage());
        } catch (RuntimeException bug) {
            log.error(
                    "FAULT at door casefile partner={} row={}: {}",
                    partner.code(),
                    row.number(),
                    bug.getClass().getName());
            meters.counter("hub.routes.faults", "door", "casefile").increment();
            return RowAnswer.givenUp(row);
        }
        return RowAnswer.unavailable(row);
    }
}
