package org.nextstephub.server.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.nextstephub.profiles.Canonical;

/** A measure in days: its median, over all partners and for each, where there are enough cases. */
final class MedianGroup {

    private final EveryPartner partners;

    MedianGroup(EveryPartner partners) {
        this.partners = partners;
    }

    /** Told only where the number of its own cases, and of those that it is taken from, are told as well. */
    void fill(MeasureReportGroupComponent group, Measure measure, MonthNumbers numbers, boolean byPartner) {
        Map<String, List<Integer>> days = numbers.days().getOrDefault(measure, Map.of());
        Map<String, Integer> cases = new TreeMap<>();
        days.forEach((partner, each) -> cases.put(partner, each.size()));
        List<SmallCells> beside = Stream.concat(
                        Stream.of(cases), measure.medianOf().stream().map(counted -> numbers.counts()
                                .getOrDefault(counted, Map.of())))
                .map(partners::of)
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
}
