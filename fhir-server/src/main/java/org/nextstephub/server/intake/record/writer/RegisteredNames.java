package org.nextstephub.server.intake.record.writer;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.partner.Partner;

/**
 * Rewrites references to organizations as references to the registry, so that a stored consent still names whom it named
 * in its message. A reference that names two partners, which only counts against sharing, keeps naming both.
 */
final class RegisteredNames {

    private final Records records;
    private final Function<String, Optional<Partner>> registry;
    private final Comparator<Partner> concernedFirst;

    /**
     * @param registry the partner of a code
     * @param sender code of the partner whose message it is
     */
    RegisteredNames(Records records, Function<String, Optional<Partner>> registry, String sender) {
        this.records = records;
        this.registry = registry;
        this.concernedFirst = Comparator.comparing(
                        (Partner partner) -> !partner.code().equals(sender))
                .thenComparing(partner -> !partner.code().equals(Canonical.PSSEO))
                .thenComparing(Partner::code);
    }

    /** References by which a permit names who shares with whom; every other counts by either way of naming. */
    static Set<Reference> permitting(Resource resource) {
        Set<Reference> own = Collections.newSetFromMap(new IdentityHashMap<>());
        if (resource instanceof Consent consent && isPermit(consent)) {
            parties(consent).forEach(own::add);
        }
        return own;
    }

    /** References by which something is said against sharing: each counts by every way in which it names. */
    static Set<Reference> refusing(Resource resource) {
        Set<Reference> own = Collections.newSetFromMap(new IdentityHashMap<>());
        if (resource instanceof Consent consent) {
            consent.getProvision().getProvision().stream()
                    .flatMap(RegisteredNames::named)
                    .forEach(own::add);
            if (!isPermit(consent)) {
                parties(consent).forEach(own::add);
            }
        }
        return own;
    }

    private static boolean isPermit(Consent consent) {
        return consent.getStatus() == ConsentState.ACTIVE
                && consent.getProvision().getType() != ConsentProvisionType.DENY;
    }

    private static Stream<Reference> parties(Consent consent) {
        return Stream.concat(consent.getOrganization().stream(), named(consent.getProvision()));
    }

    private static Stream<Reference> named(ProvisionComponent provision) {
        return Stream.concat(
                provision.getActor().stream().map(provisionActorComponent::getReference),
                provision.getData().stream().map(provisionDataComponent::getReference));
    }

    /** What is named stays so when it is sent again under another address, and what was never sent stays named. */
    void number(Reference reference) {
        reference.setDisplay(null);
        if (!reference.hasIdentifier()) {
            records.numberOf(reference).ifPresent(number -> reference.setIdentifier(number.copy()));
        }
    }

    /** An organization's becomes a reference to the registry; one to an entry that is not kept loses its address. */
    void resolve(Reference reference, boolean permitting) {
        Set<String> codes = permitting ? records.partnersProven(reference) : records.partnersNamed(reference);
        List<Partner> named = codes.stream()
                .map(registry)
                .flatMap(Optional::stream)
                .sorted(concernedFirst)
                .toList();
        if (!named.isEmpty()) {
            reference
                    .setReference("Organization/" + named.get(0).organizationId())
                    .setIdentifier(permitting || named.size() == 1 ? null : number(named.get(1)))
                    .setDisplay(null);
        } else if (String.valueOf(reference.getReference()).startsWith("urn:")) {
            records.typeOf(reference).ifPresent(reference::setType);
            reference.setReference(null);
        }
    }

    private static Identifier number(Partner partner) {
        return new Identifier().setSystem(Canonical.PARTNER).setValue(partner.code());
    }
}
