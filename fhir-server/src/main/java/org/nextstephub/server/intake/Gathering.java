package org.nextstephub.server.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Candidate;
import org.nextstephub.server.consent.Candidate.Origin;
import org.nextstephub.server.consent.Question;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;

/**
 * Collects everything a decision needs: the consents in the message and on file, and what every reference points to. A
 * failure to collect is an exception, never a shorter list.
 */
final class Gathering {

    /** @param filed consents on file, as they are stored */
    record Gathered(Question question, List<Candidate> candidates, List<Consent> filed, Records records) {}

    private final FhirContext fhir;
    private final HubStore store;
    private final PartnerRegistry registry;

    Gathering(FhirContext fhir, HubStore store, PartnerRegistry registry) {
        this.fhir = fhir;
        this.store = store;
        this.registry = registry;
    }

    Gathered gather(Arrival arrival, Optional<String> patientId) {
        List<Consent> filed = patientId.map(store::consentsOf).orElse(List.of());
        Records records = records(arrival, patientId, filed);
        List<Candidate> candidates = new ArrayList<>();
        arrival.message()
                .entries(Consent.class)
                .forEach(entry -> candidates.add(new Candidate(
                        (Consent) entry.getResource(),
                        Origin.MESSAGE,
                        !arrival.message().faultyConsents().contains((Consent) entry.getResource()))));
        filed.forEach(consent -> candidates.add(new Candidate(consent, Origin.FILE, true)));
        return new Gathered(question(arrival, records), candidates, filed, records);
    }

    private Records records(Arrival arrival, Optional<String> patientId, List<Consent> filed) {
        Records records = registry.addTo(new Records());
        for (BundleEntryComponent entry : arrival.message().bundle().getEntry()) {
            records.entry(entry.getFullUrl(), entry.getResource(), record(entry));
        }
        patientId.ifPresent(
                id -> records.address("Patient/" + id, new Records.Entry("Patient/" + id, "Patient", true)));
        patientId.ifPresent(id -> arrival.message()
                .entries(Patient.class)
                .findFirst()
                .ifPresent(entry -> records.address("Patient/" + id, record(entry))));
        filed.forEach(consent -> references(consent).stream()
                .filter(reference ->
                        reference.hasReference() && records.find(reference).isEmpty())
                .forEach(reference -> records.address(
                        reference.getReference(),
                        new Records.Entry(
                                reference.getReference(),
                                reference.getReferenceElement().getResourceType(),
                                false))));
        return records;
    }

    /** An Organization entry of a registered partner is that partner; every other entry is itself. */
    private Records.Entry record(BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        String key = entry.getFullUrl();
        if (resource instanceof Organization organization) {
            key = organization.getIdentifier().stream()
                    .filter(identifier -> Canonical.PARTNER.equals(identifier.getSystem()))
                    .map(Identifier::getValue)
                    .filter(code -> registry.find(code).isPresent())
                    .map(code -> "Organization/" + code)
                    .findFirst()
                    .orElse(key);
        }
        return new Records.Entry(key, resource.fhirType(), resource instanceof Patient);
    }

    private Question question(Arrival arrival, Records records) {
        Arrival.Sharing sharing = arrival.sharing();
        if (arrival.message().event() == Event.CONSENT_FILED) {
            return new Question(
                    sharing.direction(), sharing.discloser(), sharing.recipient(), List.of(), List.of(), records);
        }
        List<Question.Item> items = arrival.message().bundle().getEntry().stream()
                .filter(entry -> Minimiser.KEPT.contains(entry.getResource().fhirType())
                        || entry.getResource() instanceof Communication)
                .filter(entry -> !(entry.getResource() instanceof Consent))
                .map(entry -> item(entry, records))
                .toList();
        List<Coding> labels =
                new ArrayList<>(arrival.message().bundle().getMeta().getSecurity());
        arrival.message().header().map(MessageHeader::getMeta).ifPresent(meta -> labels.addAll(meta.getSecurity()));
        return new Question(sharing.direction(), sharing.discloser(), sharing.recipient(), items, labels, records);
    }

    private Question.Item item(BundleEntryComponent entry, Records records) {
        Set<String> refersTo = new HashSet<>();
        references(entry.getResource())
                .forEach(reference ->
                        records.find(reference).map(Records.Entry::key).ifPresent(refersTo::add));
        return new Question.Item(
                entry.getFullUrl(), refersTo, entry.getResource().getMeta().getSecurity());
    }

    private List<Reference> references(Resource resource) {
        return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
    }
}
