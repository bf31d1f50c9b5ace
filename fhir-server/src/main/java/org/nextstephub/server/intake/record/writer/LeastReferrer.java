package org.nextstephub.server.intake.record.writer;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** What is kept of those who refer a person, and of those who stand by them. */
final class LeastReferrer {

    private LeastReferrer() {}

    /** The programme that refers, by its registered code. */
    private static List<Reference> programmes(PractitionerRole role) {
        return role.getHealthcareService().stream()
                .filter(Reference::hasIdentifier)
                .map(service -> new Reference().setType("HealthcareService").setIdentifier(service.getIdentifier()))
                .collect(toCollection(ArrayList::new));
    }

    static PractitionerRole of(PractitionerRole role) {
        return new PractitionerRole()
                .setActive(true)
                .setPractitioner(role.getPractitioner())
                .setOrganization(role.getOrganization())
                .setCode(role.getCode())
                .setHealthcareService(programmes(role))
                .setTelecom(role.getTelecom());
    }

    static Practitioner of(Practitioner practitioner) {
        return new Practitioner()
                .setIdentifier(practitioner.getIdentifier())
                .setName(practitioner.getName())
                .setTelecom(practitioner.getTelecom());
    }

    static RelatedPerson of(RelatedPerson related) {
        return new RelatedPerson()
                .setPatient(related.getPatient())
                .setRelationship(related.getRelationship())
                .setName(related.getName())
                .setTelecom(related.getTelecom());
    }
}
