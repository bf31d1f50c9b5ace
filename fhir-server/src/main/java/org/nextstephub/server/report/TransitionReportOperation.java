package org.nextstephub.server.report;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.ReadOperation;
import org.nextstephub.server.access.answer.Outcomes;

/** {@code $transition-report}: how the programme goes, month by month, in whole months; of the running one only that it runs. */
final class TransitionReportOperation extends ReadOperation {

    static final String PATH = "/fhir/$transition-report";

    private static final int MOST_MONTHS = 36;

    private final transient TransitionReport report;
    private final transient FhirContext fhir;
    private final transient Clock clock;

    TransitionReportOperation(TransitionReport report, FhirContext fhir, Clock clock) {
        this.report = report;
        this.fhir = fhir;
        this.clock = clock;
    }

    @Override
    protected void answer(Call call, HttpServletResponse response) throws IOException {
        try {
            Map<String, String> asked = call.body().length == 0 ? call.query() : parameters(call);
            String group = asked.getOrDefault("group", "month");
            if (!group.equals("month") && !group.equals("partner")) {
                throw new IllegalArgumentException("group is month or partner");
            }
            write(call, response, 200, report.of(months(asked), group.equals("partner")));
        } catch (IllegalArgumentException wrong) {
            Outcomes.write(response, 400, IssueType.INVALID, String.valueOf(wrong.getMessage()));
        }
    }

    private Map<String, String> parameters(Call call) {
        try {
            IParser parser = call.xml() ? fhir.newXmlParser() : fhir.newJsonParser();
            Map<String, String> asked = new HashMap<>();
            parser
                    .parseResource(Parameters.class, new String(call.body(), StandardCharsets.UTF_8))
                    .getParameter()
                    .stream()
                    .filter(each -> each.hasName() && each.hasValue())
                    .forEach(each -> asked.put(
                            each.getName(), String.valueOf(each.getValue().primitiveValue())));
            return asked;
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("The body is a Parameters resource with start, end and group");
        }
    }

    private List<YearMonth> months(Map<String, String> asked) {
        LocalDate start = day(asked, "start");
        LocalDate end = day(asked, "end");
        YearMonth first = YearMonth.from(start);
        YearMonth last = YearMonth.from(end);
        if (start.getDayOfMonth() != 1 || !end.equals(last.atEndOfMonth()) || last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "start is the first day of a month, end the last day of the same or a later one");
        }
        if (last.isAfter(YearMonth.from(LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO)))) {
            throw new IllegalArgumentException("end lies in a month that has not begun");
        }
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        if (months.size() > MOST_MONTHS) {
            throw new IllegalArgumentException("Ask for " + MOST_MONTHS + " months at most");
        }
        return months;
    }

    private static LocalDate day(Map<String, String> asked, String name) {
        try {
            return LocalDate.parse(asked.getOrDefault(name, ""));
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(name + " is a day such as 2026-11-01");
        }
    }
}
