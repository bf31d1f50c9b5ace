package org.nextstephub.server.intake.record.writer;

import static java.util.stream.Collectors.toCollection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.PlainText;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.settings.HubSettings.Content;
import org.nextstephub.server.settings.HubSettings.Content.HealthNumber;
import org.springframework.stereotype.Component;

/** Each kept type built anew from a list of its elements, so that what nobody named here cannot slip through. */
@Component
class LeastElements {

    private static final Set<String> REFERRAL_EXTENSIONS = Set.of(
            Canonical.EXT_PATHWAY_STEP,
            Canonical.EXT_STEP_ATTESTATION,
            Canonical.EXT_CLINICAL_SERVICE,
            Canonical.EXT_CONTACT_SAFETY);

    private static final Set<String> CONSENT_EXTENSIONS =
            Set.of(Canonical.EXT_CONSENT_DIRECTION, Canonical.EXT_CONSENT_MODE, Canonical.EXT_DECISION_AUTHORITY);

    private final Content policy;

    LeastElements(HubSettings settings) {
        this.policy = settings.content();
    }

    Resource of(Resource resource) {
        if (resource instanceof ServiceRequest referral) {
            return of(referral);
        }
        if (resource instanceof Patient person) {
            return of(person);
        }
        if (resource instanceof Consent consent) {
            return of(consent);
        }
        if (resource instanceof PractitionerRole role) {
            return of(role);
        }
        if (resource instanceof Practitioner practitioner) {
            return of(practitioner);
        }
        if (resource instanceof RelatedPerson related) {
            return of(related);
        }
        if (resource instanceof QuestionnaireResponse response) {
            return of(response);
        }
        return of((DocumentReference) resource);
    }

    /** The programme that refers, by its registered code. */
    private static List<Reference> programmes(PractitionerRole role) {
        return role.getHealthcareService().stream()
                .filter(Reference::hasIdentifier)
                .map(service -> new Reference().setType("HealthcareService").setIdentifier(service.getIdentifier()))
                .collect(toCollection(ArrayList::new));
    }

    private static PractitionerRole of(PractitionerRole role) {
        return new PractitionerRole()
                .setActive(true)
                .setPractitioner(role.getPractitioner())
                .setOrganization(role.getOrganization())
                .setCode(role.getCode())
                .setHealthcareService(programmes(role))
                .setTelecom(role.getTelecom());
    }

    private static Practitioner of(Practitioner practitioner) {
        return new Practitioner()
                .setIdentifier(practitioner.getIdentifier())
                .setName(practitioner.getName())
                .setTelecom(practitioner.getTelecom());
    }

    private static RelatedPerson of(RelatedPerson related) {
        return new RelatedPerson()
                .setPatient(related.getPatient())
                .setRelationship(related.getRelationship())
                .setName(related.getName())
                .setTelecom(related.getTelecom());
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

    private static ServiceRequest of(ServiceRequest sent) {
        ServiceRequest kept = new ServiceRequest()
                .setIdentifier(sent.getIdentifier().stream()
                        .filter(identifier ->
                                Message.isOfType(identifier, "PLAC") || Message.isOfType(identifier, "VN"))
                        .collect(toCollection(ArrayList::new)))
                .setStatus(sent.getStatus())
                .setIntent(sent.getIntent())
                .setCategory(sent.getCategory())
                .setCode(sent.hasCode() ? sent.getCode() : null)
                .setSubject(sent.getSubject())
                .setPriority(sent.getPriority())
                .setOccurrence(sent.getOccurrence())
                .setAuthoredOnElement(sent.getAuthoredOnElement())
                .setRequester(sent.getRequester())
                .setPerformer(sent.getPerformer())
                .setReasonCode(reasons(sent))
                .setNote(sent.getNote().stream()
                        .map(note -> new Annotation().setText(PlainText.of(note.getText())))
                        .collect(toCollection(ArrayList::new)));
        keepExtensions(sent, kept, REFERRAL_EXTENSIONS);
        return kept;
    }

    private static List<CodeableConcept> reasons(ServiceRequest sent) {
        String system = Canonical.codeSystem("ns-referral-reason");
        return sent.getReasonCode().stream()
                .map(reason -> new CodeableConcept()
                        .setText(reason.hasText() ? PlainText.of(reason.getText()) : null)
                        .setCoding(reason.getCoding().stream()
                                .filter(coding -> system.equals(coding.getSystem()))
                                .collect(toCollection(ArrayList::new))))
                .filter(reason -> reason.hasCoding() || reason.hasText())
                .collect(toCollection(ArrayList::new));
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
        keepExtensions(sent, kept, Set.of(Canonical.EXT_PRONOUNS));
        return kept;
    }

    private boolean isKept(Identifier identifier) {
        return Message.isOfType(identifier, "MR")
                || (policy.healthNumber() == HealthNumber.KEEP && Message.isOfType(identifier, "JHN"));
    }

    private static Consent of(Consent sent) {
        Consent kept = sent.copy();
        kept.setText(null);
        kept.setMeta(null);
        kept.setId((String) null);
        kept.setVerification(null);
        kept.getProvision().setAction(null);
        if (kept.getSource() instanceof Attachment file) {
            kept.setSource(new Attachment().setTitle(file.getTitle()).setHash(fingerprint(file)));
        }
        kept.setExtension(new ArrayList<>());
        keepExtensions(sent, kept, CONSENT_EXTENSIONS);
        return kept;
    }

    /** Of a file that shows the consent its hash is kept: as sent, else of what came, be it the file or where it lies. */
    private static byte[] fingerprint(Attachment file) {
        if (file.hasHash() || !(file.hasData() || file.hasUrl())) {
            return file.getHash();
        }
        return DigestUtils.sha256(
                file.hasData() ? file.getData() : file.getUrl().getBytes(StandardCharsets.UTF_8));
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

    private static void keepExtensions(DomainResource from, DomainResource to, Set<String> urls) {
        for (Extension extension : from.getExtension()) {
            if (extension.getUrl() != null && urls.contains(extension.getUrl())) {
                to.addExtension(extension.copy());
            }
        }
    }
}
