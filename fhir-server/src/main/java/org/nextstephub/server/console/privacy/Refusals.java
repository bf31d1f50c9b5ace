package org.nextstephub.server.console.privacy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityDetailComponent;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.console.HubApi;

/**
 * How often the gate said no, by reason and month. What it counts names no person.
 *
 * @param isCut there are more than could be read
 */
record Refusals(List<YearMonth> months, List<Row> rows, boolean isCut) {

    private static final int A_PAGE = 1000;
    private static final int MOST_PAGES = 4;

    /** A reason with its numbers of each month. */
    record Row(String code, List<Integer> counts) {

        public int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    static Refusals of(HubApi hub, YearMonth first, YearMonth last) {
        List<YearMonth> months = IntStream.iterate(0, at -> at + 1)
                .mapToObj(first::plusMonths)
                .takeWhile(month -> !month.isAfter(last))
                .toList();
        String criteria = Question.NOT_TAKEN + "&date=ge" + TimeSpan.midnight(first.atDay(1)) + "&date=lt"
                + TimeSpan.midnight(last.plusMonths(1).atDay(1)) + "&_sort=date&_count=" + A_PAGE + "&_offset=";
        Map<String, Map<YearMonth, Integer>> counted = new HashMap<>();
        int pages = 0;
        int read;
        do {
            List<AuditEvent> page = hub.search(AuditEvent.class, criteria + pages * A_PAGE);
            page.forEach(event -> counted.computeIfAbsent(reason(event), code -> new HashMap<>())
                    .merge(month(event), 1, Integer::sum));
            read = page.size();
            pages++;
        } while (read == A_PAGE && pages < MOST_PAGES);
        return new Refusals(months, rows(counted, months), read == A_PAGE);
    }

    private static List<Row> rows(Map<String, Map<YearMonth, Integer>> counted, List<YearMonth> months) {
        List<Row> rows = new ArrayList<>();
        counted.forEach((code, byMonth) -> rows.add(new Row(
                code,
                months.stream().map(month -> byMonth.getOrDefault(month, 0)).toList())));
        rows.sort(Comparator.comparingInt(Row::total).reversed().thenComparing(Row::code));
        return rows;
    }

    private static String reason(AuditEvent event) {
        return event.getEntity().stream()
                .flatMap(entity -> entity.getDetail().stream())
                .filter(detail -> detail.getType().equals("reason"))
                .map(AuditEventEntityDetailComponent::getValue)
                .map(value -> value.primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static YearMonth month(AuditEvent event) {
        return YearMonth.from(event.getRecorded().toInstant().atZone(TimeSpan.TORONTO));
    }
}
