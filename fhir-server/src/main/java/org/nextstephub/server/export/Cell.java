package org.nextstephub.server.export;

import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What a table shows of a value; nothing if there is no value. */
final class Cell {

    private Cell() {}

    static String id(Resource row) {
        return Optional.ofNullable(row.getIdElement().getIdPart()).orElse("");
    }

    /** A person, or something of theirs. */
    static String pseudonym(Reference reference) {
        return Optional.ofNullable(reference.getIdentifier().getValue()).orElse("");
    }

    /** Something in the registry, by its address. */
    static String registered(Reference reference) {
        return Optional.ofNullable(reference.getReference()).orElse("");
    }

    static String code(CodeableConcept concept) {
        return code(concept.getCodingFirstRep());
    }

    static String code(Coding coding) {
        return Optional.ofNullable(coding.getCode()).orElse("");
    }

    static String part(Extension extension, String name) {
        return extension.getExtensionByUrl(name).getValue().primitiveValue();
    }

    static String day(BaseDateTimeType time) {
        return Optional.ofNullable(time.getValueAsString())
                .map(text -> text.substring(0, Math.min(10, text.length())))
                .orElse("");
    }
}
