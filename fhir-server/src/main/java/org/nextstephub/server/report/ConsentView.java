package org.nextstephub.server.report;

import static org.nextstephub.server.report.ViewParts.changed;
import static org.nextstephub.server.report.ViewParts.coded;
import static org.nextstephub.server.report.ViewParts.codes;
import static org.nextstephub.server.report.ViewParts.day;
import static org.nextstephub.server.report.ViewParts.days;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/** A consent as a reporting client sees it, and what remains of one that was withdrawn. */
final class ConsentView {

    private ConsentView() {}

    static Resource consent(Consent stored, Pseudonyms names) {
        Consent view = new Consent()
                .setStatus(stored.getStatus())
                .setScope(codes(stored.getScope()))
                .setCategory(codes(stored.getCategory()))
                .setPatient(names.of(stored.getPatient()))
                .setDateTimeElement(day(stored.getDateTimeElement()));
        stored.getOrganization()
                .forEach(organization -> view.addOrganization(new Reference(organization.getReference())));
        stored.getPolicy().forEach(policy -> view.addPolicy().setUri(policy.getUri()));
        view.getProvision()
                .setType(stored.getProvision().getType())
                .setPeriod(days(stored.getProvision().getPeriod()));
        coded(stored, view);
        return view;
    }

    /**
     * Of a consent that was withdrawn: that it was, whose sharing it was, and the day. Its pseudonyms are of their own, so
     * that it is counted and leads to no other row, neither by them nor by the day on which it was given.
     */
    static Consent withdrawn(Consent stored, Pseudonyms names) {
        Consent view = new Consent()
                .setStatus(stored.getStatus())
                .setScope(codes(stored.getScope()))
                .setCategory(codes(stored.getCategory()))
                .setPatient(names.ofWithdrawn(stored.getPatient()));
        stored.getOrganization()
                .forEach(organization -> view.addOrganization(new Reference(organization.getReference())));
        view.getProvision().setType(stored.getProvision().getType());
        stored.getExtensionsByUrl(Canonical.EXT_CONSENT_DIRECTION)
                .forEach(direction -> view.addExtension(direction.copy()));
        view.setId("Consent/" + names.ofWithdrawn(stored.getIdElement().getIdPart()));
        view.setMeta(changed(stored).addTag(new Coding(Canonical.codeSystem("ns-tag"), "closed", null)));
        return view;
    }
}
