package org.nextstephub.server.intake.message;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;

/**
 * Puts known variations of real messages in order, so that one strict form goes on (docs: FHIR messaging, quirks). It
 * never repairs what decides about consent.
 */
public final class Normaliser {

    private static final Pattern BARE_UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern RESTFUL = Pattern.compile("https?://.+/([A-Z][A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64})");

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
                NormalElements.normalise(referral, remarks);
            } else if (entry.getResource() instanceof Patient person) {
                NormalElements.normalise(person);
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

    /**
     * Q2, Q3: every entry gets a full URL of the form urn:uuid, and references to its old one follow, be it an address of the
     * sender's server or a urn:oid (FHIR R4, bundle.html#references). A name that two entries bear is nobody's.
     */
    private boolean nameEveryEntry(Bundle bundle) {
        Renamed renamed = new Renamed();
        boolean any = false;
        for (BundleEntryComponent entry : bundle.getEntry()) {
            String url = entry.getFullUrl();
            if (url == null || !url.startsWith("urn:uuid:")) {
                String fresh = url != null && BARE_UUID.matcher(url).matches()
                        ? "urn:uuid:" + url
                        : "urn:uuid:" + UUID.randomUUID();
                Resource resource = entry.getResource();
                Stream.of(
                                Optional.ofNullable(url),
                                Optional.ofNullable(url).flatMap(Normaliser::relative),
                                relative(resource))
                        .flatMap(Optional::stream)
                        .distinct()
                        .forEach(old -> renamed.add(old, fresh));
                entry.setFullUrl(fresh);
                any = true;
            }
        }
        references(bundle).forEach(reference -> renamed.follow(reference));
        return any;
    }

    /** The end of an address of a server: {@code Patient/1}. */
    private static Optional<String> relative(String url) {
        Matcher end = RESTFUL.matcher(url);
        return end.matches() ? Optional.of(end.group(1)) : Optional.empty();
    }

    private static Optional<String> relative(@Nullable Resource resource) {
        return resource != null && resource.hasId()
                ? Optional.of(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                : Optional.empty();
    }

    /** Of every entry: asked of the Bundle itself, HAPI does not look into its entries. */
    private List<Reference> references(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Objects::nonNull)
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
