package org.nextstephub.server.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Signature;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** The four fictional partners of the demonstration, PSSEO, and their agreements; written once. */
@Component
public class DemoRegistry {

    private final HubStore store;
    private final DemoCertificates certificates;
    private final Clock clock;

    DemoRegistry(HubStore store, DemoCertificates certificates, Clock clock) {
        this.store = store;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** Fills an empty registry; what is there already stays as it is. */
    public void fillIfEmpty() {
        store.inOneTransaction(() -> {
            if (store.all(Organization.class).isEmpty()) {
                fill();
            }
            return true;
        });
    }

    private void fill() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO);
        Organization peer = organization("psseo", "Peer Support South East Ontario", "nextstep-peer-organization");
        peer.addIdentifier(new Identifier().setSystem(Canonical.APPLICATION).setValue("NEXTSTEP"));
        peer.addIdentifier(new Identifier().setSystem(Canonical.FACILITY).setValue("PSSEO"));
        store.register(peer);
        store.register(new PractitionerRole()
                .setActive(true)
                .setPractitioner(new Reference().setDisplay("Dana (fictional peer supporter)"))
                .setOrganization(new Reference(peer.getId())));
        LocalDate yearAgo = today.minusYears(1);
        partner(
                peer,
                "lakeshore-hospital",
                "Lakeshore General Hospital, Mental Health",
                "LGHEHR",
                "LGH",
                yearAgo,
                today.plusYears(1),
                Map.of("mrn-namespace", "LGH", "notify", "poll"));
        Organization frontenac = partner(
                peer,
                "frontenac-cm",
                "Frontenac Case Management",
                "",
                "",
                yearAgo,
                today.plusYears(1),
                Map.of("notify", "poll"));
        store.register(programme(frontenac, "ICM", "Intensive Case Management"));
        store.register(door(frontenac, "file-drop", "file:partners/frontenac-cm"));
        store.register(door(frontenac, "http-intake", "http://localhost/intake/v1/referrals"));
        partner(
                peer,
                "rideau-clinic",
                "Rideau Community Clinic",
                "RDCEMR",
                "RDC",
                yearAgo,
                today.plusYears(1),
                Map.of("mrn-namespace", "RDC", "strict-http", "true", "notify", "poll"));
        partner(
                peer,
                "quinte-clinic",
                "Quinte Counselling Centre",
                "QCCEMR",
                "QCC",
                yearAgo,
                today.minusDays(30),
                Map.of("mrn-namespace", "QCC", "notify", "poll"));
    }

    private Organization partner(
            Organization peer,
            String code,
            String name,
            String application,
            String facility,
            LocalDate start,
            LocalDate end,
            Map<String, String> options) {
        Organization agency = organization(code, name, "nextstep-partner-agency");
        if (!application.isEmpty()) {
            agency.addIdentifier(
                    new Identifier().setSystem(Canonical.APPLICATION).setValue(application));
            agency.addIdentifier(new Identifier().setSystem(Canonical.FACILITY).setValue(facility));
            agency.addIdentifier(
                    new Identifier().setSystem(Canonical.TLS_SUBJECT).setValue(certificates.fingerprint(code)));
        }
        store.register(agency);
        store.register(endpoint(agency, code, options));
        store.register(agreement(agency, peer, code, start, end));
        return agency;
    }

    private static Organization organization(String code, String name, String profile) {
        Organization organization = new Organization().setActive(true).setName(name);
        organization.getMeta().addProfile(Canonical.profile(profile));
        organization.addIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
        return organization;
    }

    private static HealthcareService programme(Organization agency, String code, String name) {
        return new HealthcareService()
                .setActive(true)
                .setName(name)
                .addType(new CodeableConcept().setText(name))
                .addIdentifier(new Identifier()
                        .setSystem(Canonical.partnerNaming("frontenac-cm", "programme"))
                        .setValue(code))
                .setProvidedBy(new Reference(agency.getId()));
    }

    /** A door for case files. */
    private static Endpoint door(Organization agency, String type, String address) {
        return endpoint(
                agency, new Coding(Canonical.codeSystem("ns-connection-type"), type, null), address, "Case file");
    }

    private static Endpoint endpoint(Organization agency, Coding type, String address, String payload) {
        Endpoint endpoint = new Endpoint()
                .setStatus(Endpoint.EndpointStatus.ACTIVE)
                .setConnectionType(type)
                .setManagingOrganization(new Reference(agency.getId()))
                .setAddress(address)
                .addPayloadType(new CodeableConcept().setText(payload));
        endpoint.getMeta().addProfile(Canonical.profile("nextstep-endpoint"));
        return endpoint;
    }

    private static Endpoint endpoint(Organization agency, String code, Map<String, String> options) {
        Endpoint endpoint = endpoint(
                agency,
                new Coding("http://terminology.hl7.org/CodeSystem/endpoint-connection-type", "hl7-fhir-msg", null),
                "https://" + code + ".example/fhir",
                "Next Step message");
        options.forEach((name, value) -> {
            Extension option = endpoint.addExtension().setUrl(Canonical.EXT_PARTNER_OPTION);
            option.addExtension("code", new CodeType(name));
            option.addExtension("value", new StringType(value));
        });
        return endpoint;
    }

    private static Contract agreement(
            Organization agency, Organization peer, String code, LocalDate start, LocalDate end) {
        Contract contract = new Contract()
                .addIdentifier(new Identifier()
                        .setSystem(Canonical.MOU)
                        .setValue("MOU-" + code.toUpperCase(java.util.Locale.ROOT)))
                .setVersion("1")
                .setStatus(ContractStatus.EXECUTED)
                .setTitle("Memorandum of Understanding - The Next Step")
                .setType(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/contract-type", "disclosure", null)))
                .addSubType(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/contractsubtypecodes", "disclosure-ca", null)))
                .addSubject(new Reference(agency.getId()))
                .addAuthority(new Reference(peer.getId()));
        contract.getMeta().addProfile(Canonical.profile("nextstep-agreement"));
        contract.getApplies()
                .setStartElement(new DateTimeType(start.toString()))
                .setEndElement(new DateTimeType(end.toString()));
        sign(contract, "GRANTOR", agency, start);
        sign(contract, "GRANTEE", peer, start);
        Extension terms = contract.addExtension().setUrl(Canonical.EXT_AGREEMENT_TERMS);
        terms.addExtension("respondWithinDays", new PositiveIntType(7));
        terms.addExtension("introduceWithinDays", new PositiveIntType(14));
        terms.addExtension("renewalNoticeDays", new PositiveIntType(60));
        for (String direction : List.of("clinical-to-peer", "peer-to-clinical")) {
            terms.addExtension("direction", new CodeType(direction));
        }
        return contract;
    }

    private static void sign(Contract contract, String role, Organization party, LocalDate day) {
        contract.addSigner()
                .setType(new Coding("http://terminology.hl7.org/CodeSystem/contractsignertypecodes", role, null))
                .setParty(new Reference(party.getId()))
                .addSignature(new Signature()
                        .addType(new Coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.1", null))
                        .setWhenElement(new InstantType(day + "T10:00:00-05:00"))
                        .setWho(new Reference().setDisplay("A. Example, Executive Director")));
    }
}
