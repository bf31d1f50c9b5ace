package org.nextstephub.routes.casefile.translation;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.MessageDraft;
import org.nextstephub.routes.message.Telephone;

/** The worker who refers, and the programme they do it for; the guide's case file page, columns referrer_name to referring_program. */
final class RowToRequester {

    private RowToRequester() {}

    static void map(Cells cells, RegisteredPartner partner, MessageDraft draft) {
        Practitioner worker = new Practitioner();
        cells.need(Column.REFERRER_NAME).ifPresent(name -> worker.addName().setText(name));
        PractitionerRole role = new PractitionerRole()
                .setActive(true)
                .setPractitioner(draft.to("Practitioner"))
                .setOrganization(MessageDraft.organization(partner.code()));
        cells.read(Column.REFERRER_ROLE).ifPresent(text -> role.addCode(new CodeableConcept().setText(text)));
        telecoms(cells, role);
        programme(cells, partner).ifPresent(role::addHealthcareService);
        draft.author("PractitionerRole");
        draft.add("PractitionerRole", role);
        draft.add("Practitioner", worker);
    }

    private static void telecoms(Cells cells, PractitionerRole role) {
        cells.read(Column.REFERRER_PHONE)
                .flatMap(Telephone::of)
                .ifPresent(number -> role.addTelecom(number.toContactPoint()));
        cells.read(Column.REFERRER_EMAIL)
                .ifPresent(address ->
                        role.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(address));
        if (!cells.has(Column.REFERRER_PHONE) && !cells.has(Column.REFERRER_EMAIL)) {
            cells.add(Condition.REQUIRED_FIELD, Column.REFERRER_PHONE, Hint.PHONE);
        }
    }

    /** The registered programme, as a logical reference. */
    private static Optional<Reference> programme(Cells cells, RegisteredPartner partner) {
        Optional<String> code = cells.need(Column.REFERRING_PROGRAM, Hint.PROGRAM);
        if (code.isPresent() && !partner.programmes().contains(code.get())) {
            cells.add(Condition.TABLE_VALUE, Column.REFERRING_PROGRAM, Hint.PROGRAM);
            return Optional.empty();
        }
        return code.map(known -> new Reference()
                .setType("HealthcareService")
                .setIdentifier(new Identifier()
                        .setSystem(Canonical.partnerNaming(partner.code(), "programme"))
                        .setValue(known)));
    }
}
