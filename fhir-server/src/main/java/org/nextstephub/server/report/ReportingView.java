package org.nextstephub.server.report;

import static java.util.stream.Collectors.toCollection;
import static org.nextstephub.server.report.ViewParts.changed;
import static org.nextstephub.server.report.ViewParts.coded;
import static org.nextstephub.server.report.ViewParts.codes;
import static org.nextstephub.server.report.ViewParts.day;
import static org.nextstephub.server.report.ViewParts.days;
import static org.nextstephub.server.report.ViewParts.parts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;

/**
 * A referral, task, consent, peer relationship or contact, or an entry of the registry, as a reporting client sees it: a
 * new resource filled from the list below. Ids and the person are pseudonyms of this client, dates are whole days, and
 * nothing is free text.
 */
public final class ReportingView {

    private static final String PSEUDONYM = Canonical.naming("reporting-pseudonym");
    private static final Set<String> SHOWN_OUTPUTS = Set.of("introduction-date", "overlap-period");

    /** Before what is known of somebody who withdrew: such a pseudonym is none of the person's other rows. */
    private static final String WITHDRAWN = "withdrawn|";

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
        Resource view;
        if (stored instanceof ServiceRequest referral) {
            view = referral(client, referral);
        } else if (stored instanceof Task task) {
            view = task(client, task, milestones);
        } else if (stored instanceof Consent consent) {
            view = consent(client, consent);
        } else if (stored instanceof EpisodeOfCare relationship) {
            view = relationship(client, relationship);
        } else if (stored instanceof Encounter contact) {
            view = contact(client, contact);
        } else {
            return Optional.empty();
        }
        view.setId(
                view.fhirType() + "/" + pseudonym(client, stored.getIdElement().getIdPart()));
        view.setMeta(changed(stored));
        return Optional.of(view);
    }

    /**
     * Of a consent that was withdrawn: that it was, whose sharing it was, and the day. Its pseudonyms are of their own, so
     * that it is counted and leads to no other row, neither by them nor by the day on which it was given.
     */
    Consent withdrawn(String client, Consent stored) {
        Consent view = new Consent()
                .setStatus(stored.getStatus())
                .setScope(codes(stored.getScope()))
                .setCategory(codes(stored.getCategory()))
                .setPatient(pseudonym(client, WITHDRAWN, stored.getPatient()));
        stored.getOrganization()
                .forEach(organization -> view.addOrganization(new Reference(organization.getReference())));
        view.getProvision().setType(stored.getProvision().getType());
        stored.getExtensionsByUrl(Canonical.EXT_CONSENT_DIRECTION)
                .forEach(direction -> view.addExtension(direction.copy()));
        view.setId(
                "Consent/" + pseudonym(client, WITHDRAWN + stored.getIdElement().getIdPart()));
        view.setMeta(changed(stored).addTag(new Coding(Canonical.codeSystem("ns-tag"), "closed", null)));
        return view;
    }

    /** The id that a stored resource has in the rows of a client. */
    String id(String client, Resource stored) {
        return pseudonym(client, stored.getIdElement().getIdPart());
    }

    private Resource referral(String client, ServiceRequest stored) {
        ServiceRequest view = new ServiceRequest()
                .setStatus(stored.getStatus())
                .setIntent(stored.getIntent())
                .setPriority(stored.getPriority())
                .setCategory(codes(stored.getCategory()))
                .setCode(codes(stored.getCode()))
                .setSubject(pseudonym(client, stored.getSubject()))
                .setAuthoredOnElement(day(stored.getAuthoredOnElement()))
                .setReasonCode(codes(stored.getReasonCode()).stream()
                        .filter(CodeableConcept::hasCoding)
                        .collect(toCollection(ArrayList::new)));
        if (stored.getOccurrence() instanceof Period period) {
            view.setOccurrence(days(period));
        }
        if (String.valueOf(stored.getRequester().getReference()).startsWith("Organization/")) {
            view.setRequester(new Reference(stored.getRequester().getReference()));
        }
        coded(stored, view);
        stored.getExtensionsByUrl(Canonical.EXT_CLINICAL_SERVICE)
                .forEach(service -> view.addExtension(parts(service, List.of("status", "expectedEnd"))));
        stored.getExtensionsByUrl(Canonical.EXT_STEP_ATTESTATION)
                .forEach(step -> view.addExtension(parts(step, List.of("step", "date"))));
        return view;
    }

    private Resource task(String client, Task stored, Map<String, LocalDate> milestones) {
        Task view = new Task()
                .setStatus(stored.getStatus())
                .setIntent(stored.getIntent())
                .setBusinessStatus(codes(stored.getBusinessStatus()))
                .setStatusReason(codes(stored.getStatusReason()))
                .setCode(codes(stored.getCode()))
                .setFor(pseudonym(client, stored.getFor()))
                .setAuthoredOnElement(day(stored.getAuthoredOnElement()))
                .setLastModifiedElement(day(stored.getLastModifiedElement()));
        stored.getBasedOn().forEach(request -> view.addBasedOn(pseudonym(client, request)));
        if (stored.hasExecutionPeriod()) {
            view.setExecutionPeriod(days(stored.getExecutionPeriod()));
        }
        if (stored.getRestriction().hasPeriod()) {
            view.getRestriction().setPeriod(days(stored.getRestriction().getPeriod()));
        }
        if (String.valueOf(stored.getRequester().getReference()).startsWith("Organization/")) {
            view.setRequester(new Reference(stored.getRequester().getReference()));
        }
        stored.getOutput().stream()
                .filter(output -> SHOWN_OUTPUTS.contains(
                        output.getType().getCodingFirstRep().getCode()))
                .forEach(output -> view.addOutput()
                        .setType(codes(output.getType()))
                        .setValue(output.getValue().copy()));
        coded(stored, view);
        new TreeMap<>(milestones).forEach((fact, day) -> {
            Extension milestone = view.addExtension().setUrl(Canonical.EXT_MILESTONE);
            milestone.addExtension("fact", new CodeType(fact));
            milestone.addExtension("date", new DateType(day.toString()));
        });
        return view;
    }

    private Resource relationship(String client, EpisodeOfCare stored) {
        EpisodeOfCare view = new EpisodeOfCare()
                .setStatus(stored.getStatus())
                .setType(codes(stored.getType()))
                .setPatient(pseudonym(client, stored.getPatient()))
                .setPeriod(days(stored.getPeriod()));
        stored.getStatusHistory()
                .forEach(past ->
                        view.addStatusHistory().setStatus(past.getStatus()).setPeriod(days(past.getPeriod())));
        stored.getReferralRequest().forEach(request -> view.addReferralRequest(pseudonym(client, request)));
        stored.getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE).forEach(stage -> {
            Extension shown = parts(stage, List.of("stage"));
            shown.addExtension(
                    "period", days((Period) stage.getExtensionByUrl("period").getValue()));
            view.addExtension(shown);
        });
        stored.getExtensionsByUrl(Canonical.EXT_PREVIOUS_RELATIONSHIP)
                .forEach(
                        before -> view.addExtension(before.getUrl(), pseudonym(client, (Reference) before.getValue())));
        return view;
    }

    private Resource contact(String client, Encounter stored) {
        Encounter view = new Encounter()
                .setStatus(stored.getStatus())
                .setClass_(new Coding(
                        stored.getClass_().getSystem(), stored.getClass_().getCode(), null))
                .setType(codes(stored.getType()))
                .setSubject(pseudonym(client, stored.getSubject()))
                .setPeriod(days(stored.getPeriod()));
        stored.getEpisodeOfCare().forEach(relationship -> view.addEpisodeOfCare(pseudonym(client, relationship)));
        return view;
    }

    private Resource consent(String client, Consent stored) {
        Consent view = new Consent()
                .setStatus(stored.getStatus())
                .setScope(codes(stored.getScope()))
                .setCategory(codes(stored.getCategory()))
                .setPatient(pseudonym(client, stored.getPatient()))
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

    private Reference pseudonym(String client, Reference stored) {
        return pseudonym(client, "", stored);
    }

    private Reference pseudonym(String client, String before, Reference stored) {
        return new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(PSEUDONYM)
                        .setValue(
                                pseudonym(client, before + stored.getReference().replaceAll("^.*/", ""))));
    }

    /** 26 base32 characters that another client gets otherwise. */
    private String pseudonym(String client, String id) {
        byte[] sum = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(client + "|" + id);
        return new Base32().encodeToString(sum).substring(0, 26).toLowerCase(Locale.ROOT);
    }
}
