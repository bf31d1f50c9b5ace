package org.nextstephub.server.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.springframework.stereotype.Component;

/** The programme's numbers, one MeasureReport a month, in a form that can be published: small numbers are left out. */
@Component
class TransitionReport {

    private static final String MASKED = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static final Set<Measure> BEFORE_OR_AFTER =
            EnumSet.of(Measure.INTRODUCED_BEFORE_END, Measure.INTRODUCED_AFTER_END);

    private final Counting counting;
    private final PartnerRegistry registry;
    private final Clock clock;

    TransitionReport(Counting counting, PartnerRegistry registry, Clock clock) {
        this.counting = counting;
        this.registry = registry;
        this.clock = clock;
    }

    /** @param byPartner whether each number is told by partner too, rather than refusals by reason */
    Bundle of(List<YearMonth> months, boolean byPartner) {
        Bundle reports = new Bundle().setType(BundleType.COLLECTION).setTimestamp(Date.from(clock.instant()));
        months.forEach(month ->
                reports.addEntry().setFullUrl(IdType.newRandomUuid().getValue()).setResource(of(month, byPartner)));
        return reports;
    }

    /** A month is counted once, when it is over; of the running one it is only told that it runs. */
    private MeasureReport of(YearMonth month, boolean byPartner) {
        MeasureReport report = about(month);
        if (!month.isBefore(YearMonth.from(LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO)))) {
            return report.setStatus(MeasureReportStatus.PENDING);
        }
        MonthNumbers numbers = counting.of(month);
        for (Measure measure : Measure.values()) {
            MeasureReportGroupComponent group = report.addGroup().setCode(code(measure));
            if (measure.isInDays()) {
                medians(group, measure, numbers, byPartner);
            } else {
                counts(group, measure, numbers, byPartner);
            }
        }
        return report;
    }

    private MeasureReport about(YearMonth month) {
        return new MeasureReport()
                .setStatus(MeasureReportStatus.COMPLETE)
                .setType(MeasureReportType.SUMMARY)
                .setMeasure(Canonical.BASE + "/Measure/transition-report")
                .setDate(Date.from(clock.instant()))
                .setReporter(Partner.named(Canonical.PSSEO))
                .setPeriod(new Period()
                        .setStartElement(new DateTimeType(month.atDay(1).toString()))
                        .setEndElement(new DateTimeType(month.atEndOfMonth().toString())));
    }

    private void counts(MeasureReportGroupComponent group, Measure measure, MonthNumbers numbers, boolean byPartner) {
        if (BEFORE_OR_AFTER.contains(measure)) {
            group.addPopulation().setCode(population()).setCountElement(cell(beforeOrAfter(measure, numbers)));
            return;
        }
        SmallCells partners = SmallCells.of(everyPartner(numbers.counts().getOrDefault(measure, Map.of())));
        group.addPopulation().setCode(population()).setCountElement(cell(partners.total()));
        if (byPartner) {
            strata(group, "partner", Canonical.PARTNER, partners);
        } else if (measure == Measure.REFUSED) {
            strata(group, "reason", Canonical.codeSystem("ns-reason"), SmallCells.of(numbers.reasons()));
        }
    }

    /** Before, after, and where no end is known: they add up to a number that is told as well. */
    private static OptionalInt beforeOrAfter(Measure measure, MonthNumbers numbers) {
        Map<String, Integer> parts = new TreeMap<>();
        BEFORE_OR_AFTER.forEach(each -> parts.put(each.code(), numbers.sum(each)));
        int known = parts.values().stream().mapToInt(Integer::intValue).sum();
        parts.put("unknown", numbers.sum(Measure.INTRODUCED) - known);
        Integer shown = SmallCells.of(parts).shown().get(measure.code());
        return shown == null ? OptionalInt.empty() : OptionalInt.of(shown);
    }

    /** A partner of whom there is nothing to count is counted as none, so that its absence tells nothing. */
    private Map<String, Integer> everyPartner(Map<String, Integer> counted) {
        Map<String, Integer> all = new TreeMap<>(counted);
        registry.all().stream()
                .map(Partner::code)
                .filter(code -> !code.equals(Canonical.PSSEO))
                .forEach(code -> all.putIfAbsent(code, 0));
        return all;
    }

    private static void strata(MeasureReportGroupComponent group, String by, String system, SmallCells cells) {
        var stratifier = group.addStratifier();
        stratifier.addCode(new CodeableConcept().setText(by));
        Map<String, OptionalInt> all = new TreeMap<>();
        cells.shown().forEach((name, number) -> all.put(name, OptionalInt.of(number)));
        cells.masked().forEach(name -> all.put(name, OptionalInt.empty()));
        all.forEach((name, number) -> {
            StratifierGroupComponent stratum = stratifier.addStratum();
            stratum.setValue(new CodeableConcept(new Coding(system, name, null)));
            stratum.addPopulation().setCode(population()).setCountElement(cell(number));
        });
    }

    /** Only where the numbers of its own cases, and of those that it is taken of, are told as well. */
    private void medians(MeasureReportGroupComponent group, Measure measure, MonthNumbers numbers, boolean byPartner) {
        Map<String, List<Integer>> days = numbers.days().getOrDefault(measure, Map.of());
        Map<String, Integer> cases = new TreeMap<>();
        days.forEach((partner, each) -> cases.put(partner, each.size()));
        List<SmallCells> beside = Stream.concat(
                        Stream.of(cases), measure.medianOf().stream().map(counted -> numbers.counts()
                                .getOrDefault(counted, Map.of())))
                .map(counted -> SmallCells.of(everyPartner(counted)))
                .toList();
        if (beside.stream().allMatch(cells -> cells.total().isPresent())) {
            median(days.values().stream().flatMap(Collection::stream).sorted().toList())
                    .ifPresent(group::setMeasureScore);
        }
        if (byPartner) {
            days.forEach((partner, each) -> {
                if (beside.stream().allMatch(cells -> cells.shown().containsKey(partner))) {
                    median(each.stream().sorted().toList())
                            .ifPresent(score -> stratum(group, partner).setMeasureScore(score));
                }
            });
        }
    }

    private static StratifierGroupComponent stratum(MeasureReportGroupComponent group, String partner) {
        if (!group.hasStratifier()) {
            group.addStratifier().addCode(new CodeableConcept().setText("partner"));
        }
        return group.getStratifierFirstRep()
                .addStratum()
                .setValue(new CodeableConcept(new Coding(Canonical.PARTNER, partner, null)));
    }

    private static Optional<Quantity> median(List<Integer> sorted) {
        if (!SmallCells.areEnough(sorted.size())) {
            return Optional.empty();
        }
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        return Optional.of(new Quantity(median)
                .setUnit("days")
                .setSystem("http://unitsofmeasure.org")
                .setCode("d"));
    }

    private static IntegerType cell(OptionalInt number) {
        if (number.isPresent()) {
            return new IntegerType(number.getAsInt());
        }
        IntegerType left = new IntegerType();
        left.addExtension(MASKED, new CodeType("masked"));
        return left;
    }

    private static CodeableConcept population() {
        return new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/measure-population", "initial-population", null));
    }

    private static CodeableConcept code(Measure measure) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-measure"), measure.code(), null));
    }
}
