package org.nextstephub.server.report;

import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.nextstephub.profiles.Canonical;

/** A measure that is a number: in total, and by partner or by reason as far as small numbers allow. */
final class CountGroup {

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static final Set<Measure> BEFORE_OR_AFTER =
            EnumSet.of(Measure.INTRODUCED_BEFORE_END, Measure.INTRODUCED_AFTER_END);

    private final EveryPartner partners;

    CountGroup(EveryPartner partners) {
        this.partners = partners;
    }

    /** @param byPartner whether the number of each partner is told too, rather than refusals by reason */
    void fill(MeasureReportGroupComponent group, Measure measure, MonthNumbers numbers, boolean byPartner) {
        if (BEFORE_OR_AFTER.contains(measure)) {
            group.addPopulation().setCode(population()).setCountElement(cell(beforeOrAfter(measure, numbers)));
            return;
        }
        SmallCells cells = partners.of(numbers.counts().getOrDefault(measure, Map.of()));
        group.addPopulation().setCode(population()).setCountElement(cell(cells.total()));
        if (byPartner) {
            strata(group, "partner", Canonical.PARTNER, cells);
        } else if (measure == Measure.REFUSED) {
            strata(group, "reason", Canonical.codeSystem("ns-reason"), SmallCells.of(numbers.reasons()));
        }
    }

    /** Before, after, and without a known end: they add up to a number that is published as well. */
    private static OptionalInt beforeOrAfter(Measure measure, MonthNumbers numbers) {
        Map<String, Integer> parts = new TreeMap<>();
        BEFORE_OR_AFTER.forEach(each -> parts.put(each.code(), numbers.sum(each)));
        int known = parts.values().stream().mapToInt(Integer::intValue).sum();
        parts.put("unknown", numbers.sum(Measure.INTRODUCED) - known);
        Integer shown = SmallCells.of(parts).shown().get(measure.code());
        return shown == null ? OptionalInt.empty() : OptionalInt.of(shown);
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

    private static IntegerType cell(OptionalInt number) {
        if (number.isPresent()) {
            return new IntegerType(number.getAsInt());
        }
        IntegerType masked = new IntegerType();
        masked.addExtension(ABSENT, new CodeType("masked"));
        return masked;
    }

    private static CodeableConcept population() {
        return new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/measure-population", "initial-population", null));
    }
}
