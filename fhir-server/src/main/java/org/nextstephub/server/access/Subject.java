package org.nextstephub.server.access;

import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Whom a resource is about. */
public final class Subject {

    private Subject() {}

    /** Id of the Patient; empty for what is about nobody, such as an entry of the registry. */
    public static Optional<String> of(Resource resource) {
        if (resource instanceof Patient) {
            return Optional.of(resource.getIdElement().getIdPart());
        }
        Reference person = new Reference();
        if (resource instanceof ServiceRequest referral) {
            person = referral.getSubject();
        } else if (resource instanceof Task task) {
            person = task.getFor();
        } else if (resource instanceof Consent consent) {
            person = consent.getPatient();
        } else if (resource instanceof EpisodeOfCare relationship) {
            person = relationship.getPatient();
        } else if (resource instanceof Encounter contact) {
            person = contact.getSubject();
        } else if (resource instanceof QuestionnaireResponse conversation) {
            person = conversation.getSubject();
        } else if (resource instanceof Communication told) {
            person = told.getSubject();
        } else if (resource instanceof CareTeam team) {
            person = team.getSubject();
        }
        return Optional.ofNullable(person.getReference())
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()));
    }
}
