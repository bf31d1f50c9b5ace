package org.nextstephub.server.intake;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.audit.DecisionAudit;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.PermittedReferral;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.Receipts.Receipt;

/** Writes a permitted referral as one FHIR transaction: what came, reduced to what is kept, and what the hub adds. */
final class ReferralWriter {

    /** Where the written parts live. */
    record Written(String referralId, String taskId, String patientId, Task task) {}

    /** Where a filed consent lives, and whose it is. */
    record Filed(String consent, String patientId) {}

    /** Everything a permitted referral needs to be written. */
    record Permitted(
            Arrival arrival,
            ConsentDecision decision,
            Contract agreement,
            Optional<String> patientId,
            List<Consent> filed,
            Records records,
            Receipt receipt,
            Instant now) {}

    private final FhirContext fhir;
    private final HubStore store;
    private final PartnerRegistry registry;
    private final Minimiser minimiser;

    ReferralWriter(FhirContext fhir, HubStore store, PartnerRegistry registry, Minimiser minimiser) {
        this.fhir = fhir;
        this.store = store;
        this.registry = registry;
        this.minimiser = minimiser;
    }

    /** Writes a new referral with its task. */
    Written writeNew(Permitted permitted, String filler, String personNumber, List<Remark> remarks) {
        List<BundleEntryComponent> kept =
                minimiser.minimise(permitted.arrival().message(), permitted.decision(), remarks);
        String referralUrl = url(kept, ServiceRequest.class);
        String personUrl = personUrl(kept, permitted);
        ServiceRequest referral = resource(kept, ServiceRequest.class);
        complete(referral, kept, permitted);
        ReferralTask.addFiller(referral, filler);
        completePerson(kept, permitted, personNumber);
        Task task = ReferralTask.requested(
                filler,
                referralUrl,
                personUrl,
                "Organization/" + permitted.arrival().partner().organizationId(),
                "Organization/" + registry.peerOrganizationId(),
                permitted.agreement(),
                permitted.now());
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        kept.forEach(entry -> create(bundle, entry.getFullUrl(), entry.getResource()));
        reuseWhatIsHeld(bundle, permitted);
        governingConsent(bundle, permitted).ifPresent(consent -> task.addInput(ReferralTask.consentInput(consent)));
        String taskUrl = newUrl();
        create(bundle, taskUrl, task);
        addRecords(bundle, permitted, personUrl);
        resolve(bundle, permitted.records());
        Bundle response = write(bundle, permitted);
        return new Written(
                id(bundle, response, referralUrl),
                id(bundle, response, taskUrl),
                permitted.patientId().orElseGet(() -> id(bundle, response, personUrl)),
                task);
    }

    /** Writes a new version of a held referral and of the person, with the consent it now rests on. */
    void writeChange(Permitted permitted, ServiceRequest held, List<Remark> remarks) {
        List<BundleEntryComponent> kept =
                minimiser.minimise(permitted.arrival().message(), permitted.decision(), remarks);
        ServiceRequest referral = resource(kept, ServiceRequest.class);
        complete(referral, kept, permitted);
        Changes.apply(referral, held, permitted.arrival().message().isPartial());
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        kept.forEach(entry -> create(bundle, entry.getFullUrl(), entry.getResource()));
        reuseWhatIsHeld(bundle, permitted);
        replace(bundle, referral, "ServiceRequest/" + held.getIdElement().getIdPart());
        addRecords(bundle, permitted, "Patient/" + permitted.patientId().orElseThrow());
        resolve(bundle, permitted.records());
        write(bundle, permitted);
    }

    /** Writes a consent by itself, with its evidence and the person unless only their number was named. */
    Filed writeFiling(Permitted permitted, String personNumber) {
        Message message = permitted.arrival().message();
        List<BundleEntryComponent> kept = minimiser.minimise(message, permitted.decision(), new ArrayList<>());
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        kept.forEach(entry -> create(bundle, entry.getFullUrl(), entry.getResource()));
        if (message.isPartial()) {
            leaveAsHeld(bundle, permitted.patientId().orElseThrow());
        } else {
            completePerson(kept, permitted, personNumber);
        }
        reuseWhatIsHeld(bundle, permitted);
        String personUrl = personUrl(kept, permitted);
        String consentUrl = url(bundle.getEntry(), Consent.class);
        create(bundle, newUrl(), provenance(permitted, consentUrl));
        create(bundle, newUrl(), FilingAudit.of(permitted, registry.peerOrganizationId(), personUrl, consentUrl));
        resolve(bundle, permitted.records());
        WritePermit permit = WritePermit.ofFiling(
                permitted.decision(),
                message.first(Consent.class).orElseThrow(),
                permitted.receipt().number());
        Bundle response = store.write(new PermittedReferral(bundle, permit));
        return new Filed(
                id(bundle, response, consentUrl),
                permitted.patientId().orElseGet(() -> id(bundle, response, personUrl)));
    }

    /** The person was only named by number: nothing of theirs is written, and what is about them says so. */
    private void leaveAsHeld(Bundle bundle, String patientId) {
        BundleEntryComponent person = entry(bundle, Patient.class).orElseThrow();
        bundle.getEntry().remove(person);
        references(bundle).stream()
                .filter(reference -> person.getFullUrl().equals(reference.getReference()))
                .forEach(reference -> reference.setReference("Patient/" + patientId));
    }

    private Bundle write(Bundle bundle, Permitted permitted) {
        WritePermit permit =
                WritePermit.of(permitted.decision(), permitted.receipt().number());
        return store.write(new PermittedReferral(bundle, permit));
    }

    /** The hub adds three things to a request: its own number, the agreement, and the consent. */
    private static void complete(ServiceRequest referral, List<BundleEntryComponent> kept, Permitted permitted) {
        referral.addExtension(new Extension(
                Canonical.EXT_GOVERNING_AGREEMENT,
                new Reference("Contract/" + permitted.agreement().getIdElement().getIdPart())));
        for (BundleEntryComponent entry : kept) {
            Resource resource = entry.getResource();
            if (resource instanceof Consent
                    || resource instanceof DocumentReference
                    || resource instanceof QuestionnaireResponse) {
                referral.addSupportingInfo(new Reference(entry.getFullUrl()));
            }
        }
        boolean restsOnFile =
                permitted.decision().consent().filter(Consent::hasId).isPresent();
        if (restsOnFile && kept.stream().noneMatch(entry -> entry.getResource() instanceof Consent)) {
            referral.addSupportingInfo(new Reference("Consent/"
                    + permitted
                            .decision()
                            .consent()
                            .orElseThrow()
                            .getIdElement()
                            .getIdPart()));
        }
    }

    private void completePerson(List<BundleEntryComponent> kept, Permitted permitted, String number) {
        Patient person = resource(kept, Patient.class);
        person.setManagingOrganization(new Reference("Organization/" + registry.peerOrganizationId()));
        if (permitted.patientId().isEmpty()) {
            person.addIdentifier(new Identifier().setSystem(Canonical.PERSON).setValue(number));
        }
        permitted.arrival().message().referral().stream()
                .flatMap(referral -> referral.getExtensionsByUrl(Canonical.EXT_CONTACT_SAFETY).stream())
                .forEach(safety -> person.addExtension(safety.copy()));
    }

    /** A person and a consent that are held already get a new version instead of a second record. */
    private void reuseWhatIsHeld(Bundle bundle, Permitted permitted) {
        entry(bundle, Patient.class)
                .map(BundleEntryComponent::getResource)
                .ifPresent(sent -> permitted.patientId().ifPresent(id -> {
                    Patient held = store.read(Patient.class, id);
                    Patient person = (Patient) sent;
                    Changes.apply(person, held, permitted.arrival().message().isPartial());
                    replace(bundle, person, "Patient/" + id);
                }));
        for (Consent held : permitted.filed()) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getResource() instanceof Consent sent && sameIdentifier(sent, held))
                    .findFirst()
                    .ifPresent(entry -> replace(
                            bundle,
                            entry.getResource(),
                            "Consent/" + held.getIdElement().getIdPart()));
        }
    }

    private static boolean sameIdentifier(Consent sent, Consent held) {
        return sent.getIdentifierFirstRep().hasValue()
                && sent.getIdentifierFirstRep().equalsDeep(held.getIdentifierFirstRep());
    }

    private static Optional<BundleEntryComponent> entry(Bundle bundle, Class<? extends Resource> type) {
        return bundle.getEntry().stream()
                .filter(entry -> type.isInstance(entry.getResource()))
                .findFirst();
    }

    /** Turns the creation of an entry into a new version of what is held, and lets all references follow. */
    private void replace(Bundle bundle, Resource resource, String held) {
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() == resource) {
                String url = entry.getFullUrl();
                references(bundle).stream()
                        .filter(reference -> url.equals(reference.getReference()))
                        .forEach(reference -> reference.setReference(held));
                resource.setId(held);
                entry.setFullUrl(held);
                entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(held);
            }
        }
    }

    private static Optional<String> governingConsent(Bundle bundle, Permitted permitted) {
        Optional<Consent> governing = permitted.decision().consent();
        return governing.flatMap(consent -> bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Consent sent
                        && (sent.getIdentifierFirstRep().equalsDeep(consent.getIdentifierFirstRep())))
                .map(BundleEntryComponent::getFullUrl)
                .findFirst()
                .or(() -> governing
                        .filter(Consent::hasId)
                        .map(c -> "Consent/" + c.getIdElement().getIdPart())));
    }

    /** Provenance of the consent and the audit of the decision, in the same transaction. */
    private void addRecords(Bundle bundle, Permitted permitted, String personUrl) {
        Optional<String> consent = governingConsent(bundle, permitted);
        consent.ifPresent(target -> create(bundle, newUrl(), provenance(permitted, target)));
        create(
                bundle,
                newUrl(),
                DecisionAudit.permitted(
                        permitted.receipt(),
                        "Organization/" + permitted.arrival().partner().organizationId(),
                        permitted.arrival().caller().address(),
                        personUrl,
                        consent));
    }

    private static Provenance provenance(Permitted permitted, String consent) {
        Provenance provenance = new Provenance()
                .addTarget(new Reference(consent))
                .setRecorded(Date.from(permitted.now()))
                .setActivity(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE", null)));
        provenance.getMeta().addProfile(Canonical.profile("nextstep-provenance"));
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "enterer", null)))
                .setWho(new Reference(
                        "Organization/" + permitted.arrival().partner().organizationId()));
        return provenance;
    }

    /** Organizations become references to the registry; what points to nothing that is kept points nowhere. */
    private void resolve(Bundle bundle, Records records) {
        for (Reference reference : references(bundle)) {
            boolean kept = bundle.getEntry().stream()
                    .anyMatch(entry -> entry.getFullUrl().equals(reference.getReference()));
            if (kept) {
                reference.setIdentifier(null).setDisplay(null);
                continue;
            }
            Optional<String> partner = records.findEither(reference)
                    .map(Records.Entry::key)
                    .filter(key -> key.startsWith("Organization/"))
                    .map(key -> key.substring("Organization/".length()));
            if (partner.isPresent() && registry.find(partner.get()).isPresent()) {
                reference
                        .setReference("Organization/"
                                + registry.find(partner.get()).get().organizationId())
                        .setIdentifier(null)
                        .setDisplay(null);
            } else if (reference.hasReference() && reference.getReference().startsWith("urn:")) {
                reference.setReference(null);
            }
        }
    }

    private List<Reference> references(Bundle bundle) {
        List<Reference> all = new ArrayList<>();
        bundle.getEntry()
                .forEach(entry -> all.addAll(
                        fhir.newTerser().getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)));
        return all;
    }

    private static void create(Bundle bundle, String url, Resource resource) {
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }

    private static String personUrl(List<BundleEntryComponent> kept, Permitted permitted) {
        return permitted.patientId().map(id -> "Patient/" + id).orElseGet(() -> url(kept, Patient.class));
    }

    private static String newUrl() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    private static String url(List<BundleEntryComponent> kept, Class<? extends Resource> type) {
        return kept.stream()
                .filter(entry -> type.isInstance(entry.getResource()))
                .map(BundleEntryComponent::getFullUrl)
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Resource> T resource(List<BundleEntryComponent> kept, Class<T> type) {
        return kept.stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String id(Bundle sent, Bundle response, String url) {
        for (int i = 0; i < sent.getEntry().size(); i++) {
            if (sent.getEntry().get(i).getFullUrl().equals(url)) {
                return new org.hl7.fhir.r4.model.IdType(
                                response.getEntry().get(i).getResponse().getLocation())
                        .getIdPart();
            }
        }
        throw new IllegalStateException("an entry that was not written");
    }
}
