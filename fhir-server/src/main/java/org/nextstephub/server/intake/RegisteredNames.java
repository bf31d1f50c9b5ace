package org.nextstephub.server.intake;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;

/**
 * Rewrites references to organizations as references to the registry, so that a stored consent still names whom it named
 * in its message. A reference that names two partners, which only counts against sharing, keeps naming both.
 */
final class RegisteredNames {

    private final Records records;
    private final PartnerRegistry registry;
    private final Comparator<Partner> concernedFirst;

    /** @param sender code of the partner whose message it is */
    RegisteredNames(Records records, PartnerRegistry registry, String sender) {
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
        if (resource instanceof Consent consent && consent.getProvision().getType() != ConsentProvisionType.DENY) {
            own.addAll(consent.getOrganization());
            consent.getProvision().getActor().stream()
                    .map(provisionActorComponent::getReference)
                    .forEach(own::add);
        }
        return own;
    }

    /** @return false when it names no registered organization */
    boolean rename(Reference reference, boolean permitting) {
        Set<String> codes = permitting ? records.partnersProven(reference) : records.partnersNamed(reference);
        List<Partner> named = codes.stream()
                .map(registry::find)
                .flatMap(Optional::stream)
                .sorted(concernedFirst)
                .toList();
        if (named.isEmpty()) {
            return false;
        }
        reference
                .setReference("Organization/" + named.get(0).organizationId())
                .setIdentifier(permitting || named.size() == 1 ? null : number(named.get(1)))
                .setDisplay(null);
        return true;
    }

    private static Identifier number(Partner partner) {
        return new Identifier().setSystem(Canonical.PARTNER).setValue(partner.code());
    }
}
