package org.nextstephub.server.report;

import static org.nextstephub.server.report.ViewParts.changed;
import static org.nextstephub.server.report.ViewParts.codes;
import static org.nextstephub.server.report.ViewParts.days;

import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/** Entries of the registry as a reporting client sees them, by their own ids: they are nobody's secret. */
final class RegistryView {

    private RegistryView() {}

    /** Who takes part; its id is what the other views point to. */
    static Resource organization(Organization stored) {
        Organization view = new Organization()
                .setActive(stored.getActive())
                .setName(stored.getName())
                .setType(codes(stored.getType()));
        stored.getIdentifier().stream()
                .filter(identifier -> Canonical.PARTNER.equals(identifier.getSystem()))
                .forEach(identifier -> view.addIdentifier(identifier.copy()));
        return registered(view, stored);
    }

    /** Under which agreement, and from when to when. */
    static Resource agreement(Contract stored) {
        Contract view = new Contract().setStatus(stored.getStatus()).setApplies(days(stored.getApplies()));
        stored.getSubject().forEach(subject -> view.addSubject(new Reference(subject.getReference())));
        stored.getAuthority().forEach(authority -> view.addAuthority(new Reference(authority.getReference())));
        stored.getExtensionsByUrl(Canonical.EXT_MOU_SUSPENDED)
                .forEach(suspension -> view.addExtension(suspension.copy()));
        return registered(view, stored);
    }

    private static Resource registered(Resource view, Resource stored) {
        view.setId(stored.fhirType() + "/" + stored.getIdElement().getIdPart());
        view.setMeta(changed(stored));
        return view;
    }
}
