package org.nextstephub.server.console.numbers;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.nextstephub.server.console.Visitor;

/**
 * The numbers of some months.
 *
 * @param byMonth for each month its numbers, by the code of the measure; what is left out there is masked or was not told
 */
record Months(Map<YearMonth, Map<String, Cell>> byMonth) {

    private static final String MEASURES = "ns-measure";

    /** One number: told, masked because it is small, or not there. */
    record Cell(Optional<String> value, boolean isMasked) {

        static final Cell NONE = new Cell(Optional.empty(), false);

        Optional<Integer> count() {
            return value.filter(text -> text.matches("[0-9]+")).map(Integer::valueOf);
        }
    }

    static Months of(Visitor visitor, YearMonth first, YearMonth last) {
        Bundle reports = visitor.hub()
                .ask(
                        "$transition-report?start=" + first.atDay(1) + "&end=" + last.atEndOfMonth() + "&group=month",
                        Bundle.class);
        Map<YearMonth, Map<String, Cell>> months = new LinkedHashMap<>();
        reports.getEntry().stream()
                .map(entry -> (MeasureReport) entry.getResource())
                .forEach(report -> months.put(month(report), cells(report)));
        return new Months(months);
    }

    private static YearMonth month(MeasureReport report) {
        return YearMonth.parse(
                report.getPeriod().getStartElement().getValueAsString().substring(0, 7));
    }

    private static Map<String, Cell> cells(MeasureReport report) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        report.getGroup()
                .forEach(group -> cells.put(group.getCode().getCodingFirstRep().getCode(), cell(group)));
        return cells;
    }

    private static Cell cell(MeasureReportGroupComponent group) {
        if (group.hasMeasureScore()) {
            return new Cell(
                    Optional.of(group.getMeasureScore()
                            .getValue()
                            .stripTrailingZeros()
                            .toPlainString()),
                    false);
        }
        if (!group.hasPopulation()) {
            return Cell.NONE;
        }
        var count = group.getPopulationFirstRep().getCountElement();
        return count.hasValue()
                ? new Cell(Optional.of(count.getValueAsString()), false)
                : new Cell(Optional.empty(), true);
    }

    List<YearMonth> all() {
        return List.copyOf(byMonth.keySet());
    }

    List<String> measures() {
        return byMonth.values().stream()
                .findFirst()
                .map(cells -> (List<String>) new ArrayList<>(cells.keySet()))
                .orElse(List.of());
    }

    Cell cell(YearMonth month, String measure) {
        return byMonth.getOrDefault(month, Map.of()).getOrDefault(measure, Cell.NONE);
    }

    static String called(Visitor visitor, String measure) {
        return visitor.words().code(MEASURES, measure);
    }
}
