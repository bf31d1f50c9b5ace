package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;

/**
 * Puts known variations of real messages in order, so that one strict form goes on (docs: FHIR messaging, quirks). It
 * never repairs what decides about consent.
 */
public final class Normaliser {

    private static final Pattern BARE_UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final FhirContext fhir;

    Normaliser(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Changes the bundle in place and returns one remark for each kind of repair that the sender should know of. */
    List<Remark> normalise(Bundle bundle) {
        List<Remark> remarks = new ArrayList<>();
        boolean total = dropTotal(bundle);
        boolean names = nameEveryEntry(bundle);
        boolean profiles = dropForeignProfiles(bundle);
        if (total || names || profiles) {
            remarks.add(new Remark(Issue.NORMALISED, "Bundle"));
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof ServiceRequest referral) {
                normaliseReferral(referral, remarks);
            } else if (entry.getResource() instanceof Patient person) {
                normalisePerson(person);
            }
        }
        return remarks;
    }

    /** Q5: a message has no total. */
    private static boolean dropTotal(Bundle bundle) {
        boolean had = bundle.hasTotal();
        bundle.setTotalElement(null);
        return had;
    }

    /** Q2, Q3: every entry gets a full URL of the form urn:uuid, and references follow. */
    private boolean nameEveryEntry(Bundle bundle) {
        Map<String, String> renamed = new HashMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            String url = entry.getFullUrl();
            if (url == null || !url.startsWith("urn:uuid:")) {
                String fresh = url != null && BARE_UUID.matcher(url).matches()
                        ? "urn:uuid:" + url
                        : "urn:uuid:" + UUID.randomUUID();
                if (url != null) {
                    renamed.put(url, fresh);
                }
                Resource resource = entry.getResource();
                if (resource != null && resource.hasId()) {
                    renamed.put(
                            resource.fhirType() + "/" + resource.getIdElement().getIdPart(), fresh);
                }
                entry.setFullUrl(fresh);
            }
        }
        if (!renamed.isEmpty()) {
            references(bundle).forEach(reference -> {
                String target = renamed.get(reference.getReference());
                if (target != null) {
                    reference.setReference(target);
                }
            });
        }
        return !renamed.isEmpty();
    }

    /** Of every entry: asked of the Bundle itself, HAPI does not look into its entries. */
    private List<Reference> references(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .flatMap(resource ->
                        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream())
                .toList();
    }

    /** Q1: profiles that are not ours are not demanded; ours are set again where the message is checked. */
    private static boolean dropForeignProfiles(Bundle bundle) {
        boolean foreign = false;
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() != null) {
                List<CanonicalType> profiles = entry.getResource().getMeta().getProfile();
                foreign |= profiles.removeIf(profile -> !profile.getValue().startsWith(Canonical.BASE));
            }
        }
        return foreign;
    }

    private static void normaliseReferral(ServiceRequest referral, List<Remark> remarks) {
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
            referral.setPerformer(new ArrayList<>(List.of(partner(Canonical.PSSEO))));
        }
    }

    private static void normalisePerson(Patient person) {
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

    /** An agency's number of a person, marked as such. */
    public static Identifier asRecordNumber(Identifier number) {
        return number.setType(new CodeableConcept(new Coding(Canonical.IDENTIFIER_TYPE, "MR", null)));
    }

    public static Reference partner(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }
}
