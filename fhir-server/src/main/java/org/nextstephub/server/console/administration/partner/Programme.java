package org.nextstephub.server.console.administration.partner;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** A programme of an agency, as the rows of its case files name it. */
final class Programme extends OfAgency {

    static final String ACT = "programme";

    Programme(Agency agency, Visitor visitor) {
        super(ACT, agency, visitor);
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.line("name", "field.programme-name"), Field.line("code", "field.programme-code"));
    }

    @Override
    public Done perform(Form form) {
        HealthcareService programme = new HealthcareService()
                .setActive(true)
                .setName(form.value("name"))
                .addType(new CodeableConcept().setText(form.value("name")))
                .addIdentifier(new Identifier()
                        .setSystem(Canonical.partnerNaming(agency().code(), "programme"))
                        .setValue(form.value("code")))
                .setProvidedBy(new Reference(agency().reference()));
        return done(visitor().hub().register(programme));
    }

    @Override
    public Ask now() {
        return new Programme(agencyNow(), visitor());
    }
}
