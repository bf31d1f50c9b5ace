package org.nextstephub.server.intake.message;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;

/** Known variations within a referral and a person. */
final class NormalElements {

    private NormalElements() {}

    static void normalise(ServiceRequest referral, List<Remark> remarks) {
        dropEmptyIdentifiers(referral.getIdentifier());
        List<Identifier> identifiers = referral.getIdentifier();
        if (identifiers.size() == 1 && !identifiers.get(0).hasType()) {
            identifiers.get(0).setType(new CodeableConcept(new Coding(Canonical.IDENTIFIER_TYPE, "PLAC", null)));
        }
        if (referral.getPriority() == ServiceRequestPriority.STAT) {
            referral.setPriority(ServiceRequestPriority.URGENT);
        }
        if (referral.getPriority() == ServiceRequestPriority.URGENT) {
            remarks.add(new Remark(Issue.URGENT, "ServiceRequest.priority"));
        }
        boolean namesNobody = referral.getPerformer().stream()
                .noneMatch(performer -> performer.hasReference() || performer.hasIdentifier());
        if (namesNobody) {
            referral.setPerformer(new ArrayList<>(List.of(Normaliser.partner(Canonical.PSSEO))));
        }
    }

    static void normalise(Patient person) {
        dropEmptyIdentifiers(person.getIdentifier());
        person.getTelecom().removeIf(telecom -> !telecom.hasValue());
        person.getName().removeIf(name -> !name.hasFamily() && !name.hasGiven() && !name.hasText());
        person.getAddress()
                .removeIf(address ->
                        !address.hasLine() && !address.hasCity() && !address.hasPostalCode() && !address.hasText());
    }

    /** Q8, Q12: an identifier without a value says nothing. */
    private static void dropEmptyIdentifiers(List<Identifier> identifiers) {
        identifiers.removeIf(identifier -> !identifier.hasValue());
    }
}
