package org.nextstephub.server.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/**
 * What the decision table asks: may Lakeshore hospital share the baseline's referral with peer support?
 *
 * @param entries consents and further entries of the message, by their addresses
 * @param evidenceLabels labels of the baseline's evidence
 */
record Asked(Map<String, Resource> entries, List<Coding> evidenceLabels) {

    Question question() {
        Records records = records();
        return new Question(Direction.CLINICAL_TO_PEER, Cases.AGENCY, Cases.PEER, items(records), List.of(), records);
    }

    private Records records() {
        Records records = new Records();
        known(records, Cases.PERSON, "Patient", true);
        known(records, "urn:uuid:b", "Patient", false);
        known(records, Cases.EVIDENCE, "DocumentReference", false);
        known(records, "urn:uuid:r", "RelatedPerson", false);
        known(records, "urn:uuid:w", "Practitioner", false);
        for (String partner : List.of("lakeshore-hospital", "rideau-clinic", "psseo")) {
            records.partner(partner, organization(partner));
        }
        entries.forEach(records::entry);
        return records;
    }

    private static void known(Records records, String address, String type, boolean person) {
        records.address(address, new Found(address, type, person));
    }

    private static Organization organization(String partner) {
        Organization registered = new Organization()
                .addIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(partner));
        registered.setId(partner);
        return registered;
    }

    /** The person, the referral, its evidence, and every further document. */
    private List<Question.Item> items(Records records) {
        List<Question.Item> items = new ArrayList<>();
        items.add(new Question.Item(Set.of(Cases.PERSON), Set.of(), List.of()));
        items.add(new Question.Item(Set.of("urn:uuid:sr"), Set.of(Cases.PERSON, "urn:uuid:b"), List.of()));
        items.add(new Question.Item(Set.of(Cases.EVIDENCE), Set.of(Cases.PERSON), evidenceLabels));
        entries.forEach((url, entry) -> {
            if (entry instanceof DocumentReference) {
                items.add(Question.Item.of(url, entry, records));
            }
        });
        return items;
    }
}
