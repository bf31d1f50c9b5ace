package org.nextstephub.server.report;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
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
    private static final Set<String> CODED_EXTENSIONS =
            Set.of(Canonical.EXT_PATHWAY_STEP, Canonical.EXT_CONSENT_DIRECTION, Canonical.EXT_CONSENT_MODE);

    private final byte[] secret;

    public ReportingView(byte[] secret) {
        this.secret = secret.clone();
    }

    /** Empty for types that reporting has no view of. */
    public Optional<Resource> of(String client, Resource stored) {
        if (stored instanceof Organization organization) {
            return Optional.of(organization(organization));
        } else if (stored instanceof Contract agreement) {
            return Optional.of(agreement(agreement));
        }
        Resource view;
        if (stored instanceof ServiceRequest referral) {
            view = referral(client, referral);
        } else if (stored instanceof Task task) {
            view = task(client, task);
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
        view.setMeta(new Meta().setLastUpdated(stored.getMeta().getLastUpdated()));
        return Optional.of(view);
    }

    /** Who takes part; its id is what the other views point to. */
    private static Resource organization(Organization stored) {
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
    private static Resource agreement(Contract stored) {
        Contract view = new Contract().setStatus(stored.getStatus()).setApplies(days(stored.getApplies()));
        stored.getSubject().forEach(subject -> view.addSubject(new Reference(subject.getReference())));
        stored.getAuthority().forEach(authority -> view.addAuthority(new Reference(authority.getReference())));
        stored.getExtensionsByUrl(Canonical.EXT_MOU_SUSPENDED)
                .forEach(suspension -> view.addExtension(suspension.copy()));
        return registered(view, stored);
    }

    private static Resource registered(Resource view, Resource stored) {
        view.setId(stored.fhirType() + "/" + stored.getIdElement().getIdPart());
        view.setMeta(new Meta().setLastUpdated(stored.getMeta().getLastUpdated()));
        return view;
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

    private Resource task(String client, Task stored) {
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
        coded(stored, view);
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

    private static void coded(DomainResource stored, DomainResource view) {
        stored.getExtension().stream()
                .filter(extension -> CODED_EXTENSIONS.contains(extension.getUrl()))
                .forEach(extension -> view.addExtension(
                        extension.getUrl(),
                        extension.getValue() instanceof CodeableConcept concept
                                ? codes(concept)
                                : extension.getValue().copy()));
    }

    private static Extension parts(Extension stored, List<String> names) {
        Extension view = new Extension(stored.getUrl());
        stored.getExtension().stream()
                .filter(part -> names.contains(part.getUrl()))
                .forEach(
                        part -> view.addExtension(part.getUrl(), part.getValue().copy()));
        return view;
    }

    private static List<CodeableConcept> codes(List<CodeableConcept> stored) {
        return stored.stream().map(ReportingView::codes).collect(toCollection(ArrayList::new));
    }

    private static CodeableConcept codes(CodeableConcept stored) {
        CodeableConcept view = new CodeableConcept();
        stored.getCoding().forEach(coding -> view.addCoding(new Coding(coding.getSystem(), coding.getCode(), null)));
        return view;
    }

    private static DateTimeType day(DateTimeType stored) {
        String text = stored.getValueAsString();
        return text == null ? new DateTimeType() : new DateTimeType(text.substring(0, Math.min(10, text.length())));
    }

    private static Period days(Period stored) {
        return new Period().setStartElement(day(stored.getStartElement())).setEndElement(day(stored.getEndElement()));
    }

    private Reference pseudonym(String client, Reference stored) {
        return new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(PSEUDONYM)
                        .setValue(pseudonym(client, stored.getReference().replaceAll("^.*/", ""))));
    }

    /** 26 base32 characters that another client gets otherwise. */
    private String pseudonym(String client, String id) {
        byte[] sum = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(client + "|" + id);
        return new Base32().encodeToString(sum).substring(0, 26).toLowerCase(Locale.ROOT);
    }
}
