package org.nextstephub.server.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.Period;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.springframework.stereotype.Component;

/** The programme's numbers, one MeasureReport a month, in a form that can be published: small numbers are left out. */
@Component
class TransitionReport {

    private final Counting counting;
    private final CountGroup counts;
    private final MedianGroup medians;
    private final Clock clock;

    TransitionReport(Counting counting, PartnerRegistry registry, Clock clock) {
        this.counting = counting;
        EveryPartner partners = new EveryPartner(registry);
        this.counts = new CountGroup(partners);
        this.medians = new MedianGroup(partners);
        this.clock = clock;
    }

    /** @param byPartner whether each number is told by partner too, rather than refusals by reason */
    Bundle of(List<YearMonth> months, boolean byPartner) {
        Bundle reports = new Bundle().setType(BundleType.COLLECTION).setTimestamp(Date.from(clock.instant()));
        months.forEach(month ->
                reports.addEntry().setFullUrl(IdType.newRandomUuid().getValue()).setResource(of(month, byPartner)));
        return reports;
    }

    /** A month is counted once it is over; the current one is only reported as pending. */
    private MeasureReport of(YearMonth month, boolean byPartner) {
        MeasureReport report = about(month);
        if (!month.isBefore(YearMonth.from(LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO)))) {
            return report.setStatus(MeasureReportStatus.PENDING);
        }
        MonthNumbers numbers = counting.of(month);
        for (Measure measure : Measure.values()) {
            MeasureReportGroupComponent group = report.addGroup().setCode(code(measure));
            if (measure.isInDays()) {
                medians.fill(group, measure, numbers, byPartner);
            } else {
                counts.fill(group, measure, numbers, byPartner);
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

    private static CodeableConcept code(Measure measure) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-measure"), measure.code(), null));
    }
}
