package org.nextstephub.server.desk;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * Contacts of a peer relationship and what was talked about in them, as they are written down together. Nothing clinical
 * has a place in them, and nothing of them is ever told to an agency.
 */
@Component
class Contacts {

    static final String CONVERSATION = Canonical.profile("nextstep-conversation");

    private static final int MAX_FAULTS = 10;
    private static final Set<String> CONVERSATIONS = Set.of("beginning", "ongoing", "ending");
    private static final String PEER = "PPRF";

    private final HubStore store;
    private final HubValidator validator;
    private final Relationships relationships;
    private final Clock clock;

    Contacts(HubStore store, HubValidator validator, Relationships relationships, Clock clock) {
        this.store = store;
        this.validator = validator;
        this.relationships = relationships;
        this.clock = clock;
    }

    /** A contact, held or planned: introduction, one-to-one, group, community activity, check-in. */
    Encounter contact(Caller desk, Encounter sent) {
        prepare(sent, Canonical.profile("nextstep-peer-contact"));
        EpisodeOfCare relationship = store.find(EpisodeOfCare.class, id(sent.getEpisodeOfCareFirstRep()))
                .filter(known -> !PeerRelationship.isOver(known))
                .orElseThrow(() -> Refusal.invalid("episodeOfCare names a peer relationship that is not over"));
        if (!relationship.getPatient().getReference().equals(sent.getSubject().getReference())) {
            throw Refusal.invalid("subject is the person of the peer relationship");
        }
        sent.getParticipant().stream()
                .filter(participant -> participant.getType().stream()
                        .flatMap(type -> type.getCoding().stream())
                        .anyMatch(coding -> PEER.equals(coding.getCode())))
                .map(Encounter.EncounterParticipantComponent::getIndividual)
                .forEach(relationships::isOurs);
        return keep(desk, sent, sent.getSubject());
    }

    /** What was talked about in a contact, in the words of one of the three conversations. */
    QuestionnaireResponse conversation(Caller desk, QuestionnaireResponse sent) {
        prepare(sent, CONVERSATION);
        boolean known = CONVERSATIONS.stream()
                .map(stage -> Canonical.BASE + "/Questionnaire/nextstep-conversation-" + stage + "|1.0")
                .anyMatch(canonical -> canonical.equals(sent.getQuestionnaire()));
        if (!known) {
            throw Refusal.invalid("questionnaire is " + Canonical.BASE
                    + "/Questionnaire/nextstep-conversation-beginning|1.0, or -ongoing, or -ending");
        }
        boolean theirs = store.find(Encounter.class, id(sent.getEncounter()))
                .filter(contact -> contact.getSubject()
                        .getReference()
                        .equals(sent.getSubject().getReference()))
                .isPresent();
        if (!theirs) {
            throw Refusal.invalid("encounter is a contact with the person of subject");
        }
        relationships.isOurs(sent.getAuthor());
        return keep(desk, sent, sent.getSubject());
    }

    /** No narrative, no note of anybody else, the label that every record about a person has. */
    private void prepare(DomainResource sent, String profile) {
        sent.setId((String) null);
        sent.setText(null);
        sent.getContained().clear();
        sent.getMeta().getProfile().clear();
        sent.getMeta().getTag().clear();
        sent.getMeta().getSecurity().clear();
        sent.getMeta().addProfile(profile).addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        String faults = validator.validate(sent, List.of(profile)).stream()
                .filter(Finding::error)
                .map(found -> found.element() + " (" + words(found) + ")")
                .distinct()
                .limit(MAX_FAULTS)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw Refusal.invalid("It does not meet its profile: " + faults);
        }
    }

    /** The validator's words on what may be there how often quote no value; others might. */
    private static String words(Finding found) {
        return found.rule().startsWith("Validation_VAL_Profile_M") ? found.text() : found.rule();
    }

    private <T extends DomainResource> T keep(Caller desk, T record, Reference person) {
        return store.inOneTransaction(() -> {
            store.save(List.of(record), WritePermit.ofOwnRecord(record.fhirType()));
            store.record(PeerWorkAudit.written(desk, person.getReference(), record, clock.instant()));
            return record;
        });
    }

    private static String id(Reference reference) {
        return String.valueOf(reference.getReferenceElement().getIdPart());
    }
}
