package org.nextstephub.server.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * A referral, task, consent, peer relationship or contact, or an entry of the registry, as a reporting client sees it: a
 * new resource with what is listed for its type, and nothing else. Ids and the person are pseudonyms of this client, dates are
 * whole days, and nothing is free text.
 */
public final class ReportingView {

    private final byte[] secret;

    public ReportingView(byte[] secret) {
        this.secret = secret.clone();
    }

    /**
     * Empty for types that reporting has no view of.
     *
     * @param milestones of a referral's task: the day of each, by code of {@code ns-shared-fact}
     */
    Optional<Resource> of(String client, Resource stored, Map<String, LocalDate> milestones) {
        if (stored instanceof Organization organization) {
            return Optional.of(RegistryView.organization(organization));
        } else if (stored instanceof Contract agreement) {
            return Optional.of(RegistryView.agreement(agreement));
        }
        Pseudonyms names = new Pseudonyms(secret, client);
        Resource view;
        if (stored instanceof ServiceRequest referral) {
            view = ReferralView.referral(referral, names);
        } else if (stored instanceof Task task) {
            view = ReferralView.task(task, milestones, names);
        } else if (stored instanceof Consent consent) {
            view = ConsentView.consent(consent, names);
        } else if (stored instanceof EpisodeOfCare relationship) {
            view = RelationshipView.relationship(relationship, names);
        } else if (stored instanceof Encounter contact) {
            view = RelationshipView.contact(contact, names);
        } else {
            return Optional.empty();
        }
        view.setId(view.fhirType() + "/" + names.of(stored.getIdElement().getIdPart()));
        view.setMeta(ViewParts.changed(stored));
        return Optional.of(view);
    }

    /** What remains of a consent that was withdrawn. */
    Consent withdrawn(String client, Consent stored) {
        return ConsentView.withdrawn(stored, new Pseudonyms(secret, client));
    }

    /** The id that a stored resource has in the rows of a client. */
    String id(String client, Resource stored) {
        return new Pseudonyms(secret, client).of(stored.getIdElement().getIdPart());
    }
}
