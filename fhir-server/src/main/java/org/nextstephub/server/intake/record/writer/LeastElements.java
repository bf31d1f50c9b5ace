package org.nextstephub.server.intake.record.writer;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.settings.HubSettings.Content;
import org.nextstephub.server.settings.HubSettings.Content.HealthNumber;
import org.springframework.stereotype.Component;

/** Builds each kept type from a list of its elements, so that nothing slips through that is not named here. */
@Component
class LeastElements {

    private final Content policy;

    LeastElements(HubSettings settings) {
        this.policy = settings.content();
    }

    Resource of(Resource resource) {
        if (resource instanceof ServiceRequest referral) {
            return LeastReferral.of(referral);
        }
        if (resource instanceof Patient person) {
            return of(person);
        }
        if (resource instanceof Consent consent) {
            return LeastConsent.of(consent);
        }
        if (resource instanceof PractitionerRole role) {
            return LeastReferrer.of(role);
        }
        if (resource instanceof Practitioner practitioner) {
            return LeastReferrer.of(practitioner);
        }
        if (resource instanceof RelatedPerson related) {
            return LeastReferrer.of(related);
        }
        if (resource instanceof QuestionnaireResponse response) {
            return of(response);
        }
        return of((DocumentReference) resource);
    }

    private static QuestionnaireResponse of(QuestionnaireResponse response) {
        return new QuestionnaireResponse()
                .setQuestionnaire(response.getQuestionnaire())
                .setStatus(response.getStatus())
                .setSubject(response.getSubject())
                .setAuthoredElement(response.getAuthoredElement())
                .setAuthor(response.getAuthor())
                .setSource(response.getSource())
                .setItem(response.getItem());
    }

    private Patient of(Patient sent) {
        Patient kept = new Patient()
                .setActive(true)
                .setIdentifier(
                        sent.getIdentifier().stream().filter(this::isKept).collect(toCollection(ArrayList::new)))
                .setName(sent.getName())
                .setTelecom(sent.getTelecom())
                .setGender(sent.getGender())
                .setBirthDateElement(sent.getBirthDateElement())
                .setAddress(sent.getAddress().stream().limit(1).collect(toCollection(ArrayList::new)))
                .setCommunication(sent.getCommunication());
        KeptExtensions.copy(sent, kept, Set.of(Canonical.EXT_PRONOUNS));
        return kept;
    }

    private boolean isKept(Identifier identifier) {
        return Message.isOfType(identifier, "MR")
                || (policy.healthNumber() == HealthNumber.KEEP && Message.isOfType(identifier, "JHN"));
    }

    private static DocumentReference of(DocumentReference sent) {
        DocumentReference kept = new DocumentReference()
                .setMasterIdentifier(sent.getMasterIdentifier())
                .setStatus(sent.getStatus())
                .setType(sent.getType())
                .setSubject(sent.getSubject());
        kept.addContent()
                .setAttachment(new Attachment()
                        .setTitle(sent.getContentFirstRep().getAttachment().getTitle())
                        .setHashElement(
                                sent.getContentFirstRep().getAttachment().getHashElement()));
        return kept;
    }
}
