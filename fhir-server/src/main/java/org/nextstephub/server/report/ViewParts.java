package org.nextstephub.server.report;

import static java.util.stream.Collectors.toCollection;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;

/** What a reporting row is made of: codes without their words, and times as whole days. */
final class ViewParts {

    private static final Set<String> CODED_EXTENSIONS =
            Set.of(Canonical.EXT_PATHWAY_STEP, Canonical.EXT_CONSENT_DIRECTION, Canonical.EXT_CONSENT_MODE);

    private ViewParts() {}

    /** The day of the last change: an instant is never less than a second, so it is the first one of that day in Toronto. */
    static Meta changed(Resource stored) {
        Instant changed = stored.getMeta().getLastUpdated().toInstant();
        Date day = Date.from(TimeSpan.midnight(LocalDate.ofInstant(changed, TimeSpan.TORONTO)));
        return new Meta()
                .setLastUpdatedElement(
                        new InstantType(day, TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(TimeSpan.TORONTO)));
    }

    static void coded(DomainResource stored, DomainResource view) {
        stored.getExtension().stream()
                .filter(extension -> CODED_EXTENSIONS.contains(extension.getUrl()))
                .forEach(extension -> view.addExtension(
                        extension.getUrl(),
                        extension.getValue() instanceof CodeableConcept concept
                                ? codes(concept)
                                : extension.getValue().copy()));
    }

    static Extension parts(Extension stored, List<String> names) {
        Extension view = new Extension(stored.getUrl());
        stored.getExtension().stream()
                .filter(part -> names.contains(part.getUrl()))
                .forEach(
                        part -> view.addExtension(part.getUrl(), part.getValue().copy()));
        return view;
    }

    static List<CodeableConcept> codes(List<CodeableConcept> stored) {
        return stored.stream().map(ViewParts::codes).collect(toCollection(ArrayList::new));
    }

    static CodeableConcept codes(CodeableConcept stored) {
        CodeableConcept view = new CodeableConcept();
        stored.getCoding().forEach(coding -> view.addCoding(new Coding(coding.getSystem(), coding.getCode(), null)));
        return view;
    }

    static DateTimeType day(DateTimeType stored) {
        String text = stored.getValueAsString();
        return text == null ? new DateTimeType() : new DateTimeType(text.substring(0, Math.min(10, text.length())));
    }

    static Period days(Period stored) {
        return new Period().setStartElement(day(stored.getStartElement())).setEndElement(day(stored.getEndElement()));
    }
}
