package org.nextstephub.server.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.store.rows.ReportRows;
import org.nextstephub.server.store.rows.ReportRows.Event;
import org.nextstephub.server.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Counts a month that is over by what happened in it, once: whoever asks again gets the same numbers, so that the
 * difference between two reports tells of nobody.
 */
@Component
class Counting {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReportRows rows;
    private final ReferralRows referrals;
    private final HubStore store;
    private final Worklist worklist;

    Counting(ReportRows rows, ReferralRows referrals, HubStore store, Worklist worklist) {
        this.rows = rows;
        this.referrals = referrals;
        this.store = store;
        this.worklist = worklist;
    }

    /** @param month a month of Toronto that is over */
    MonthNumbers of(YearMonth month) {
        try {
            Optional<String> kept = rows.counted(month);
            String numbers = kept.isPresent() ? kept.get() : rows.keep(month, JSON.writeValueAsString(count(month)));
            return JSON.readValue(numbers, MonthNumbers.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The numbers of " + month + " cannot be read", unreadable);
        }
    }

    private MonthNumbers count(YearMonth month) {
        Instant from = TimeSpan.midnight(month.atDay(1));
        Instant until = TimeSpan.midnight(month.plusMonths(1).atDay(1));
        MonthNumbers numbers = MonthNumbers.none();
        rows.facts(from, until).forEach(event -> Measure.of(event.fact()).ifPresent(measure -> {
            numbers.count(measure, event.partner(), 1);
            times(measure, event, month.atEndOfMonth(), numbers);
        }));
        rows.refusals(from, until).forEach(refused -> {
            numbers.count(Measure.REFUSED, refused.partner(), refused.times());
            numbers.reason(refused.what(), refused.times());
        });
        rows.withdrawals(from, until)
                .forEach(withdrawn -> numbers.count(Measure.WITHDRAWN, withdrawn.partner(), withdrawn.times()));
        return numbers;
    }

    /** How long it took until then, as the continuity watch counts it. */
    private void times(Measure measure, Event event, LocalDate day, MonthNumbers numbers) {
        switch (measure) {
            case ACCEPTED, NOT_ACCEPTED ->
                took(Measure.DAYS_TO_ANSWER, event, measures(event, day).get("timeToAnswer"), numbers);
            case INTRODUCED -> {
                Map<String, Long> days = measures(event, day);
                took(Measure.DAYS_TO_FIRST_CONTACT, event, days.get("timeToFirstContact"), numbers);
                Optional.ofNullable(days.get("overlapDays"))
                        .map(overlap -> overlap > 0 ? Measure.INTRODUCED_BEFORE_END : Measure.INTRODUCED_AFTER_END)
                        .ifPresent(when -> numbers.count(when, event.partner(), 1));
            }
            case COMPLETED -> {
                Map<String, Long> days = measures(event, day);
                took(Measure.OVERLAP_DAYS, event, days.get("overlapDays"), numbers);
                took(Measure.GAP_DAYS, event, days.get("gapDays"), numbers);
            }
            default -> {}
        }
    }

    private static void took(Measure measure, Event event, @Nullable Long days, MonthNumbers numbers) {
        if (days != null) {
            numbers.took(measure, event.partner(), days.intValue());
        }
    }

    private Map<String, Long> measures(Event event, LocalDate day) {
        return worklist.measures(
                referrals.ofTask(event.taskId()).orElseThrow(), store.read(Task.class, event.taskId()), day);
    }
}
