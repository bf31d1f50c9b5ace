package org.nextstephub.profiles;

/** Canonical addresses of the hub's artefacts: the one place that spells out the base. */
public final class Canonical {

    public static final String BASE = "https://nextstep-hub.example/fhir";

    public static final String EXT_PATHWAY_STEP = extension("ext-pathway-step");
    public static final String EXT_STEP_ATTESTATION = extension("ext-step-attestation");
    public static final String EXT_CLINICAL_SERVICE = extension("ext-clinical-service");
    public static final String EXT_CONTACT_SAFETY = extension("ext-contact-safety");
    public static final String EXT_PERSON_LANGUAGE = extension("ext-person-language");
    public static final String EXT_GOVERNING_AGREEMENT = extension("ext-governing-agreement");
    public static final String EXT_CONSENT_DIRECTION = extension("ext-consent-direction");
    public static final String EXT_CONSENT_MODE = extension("ext-consent-mode");
    public static final String EXT_DECISION_AUTHORITY = extension("ext-decision-authority");
    public static final String EXT_MOU_SUSPENDED = extension("ext-mou-suspended");
    public static final String EXT_AGREEMENT_TERMS = extension("ext-agreement-terms");
    public static final String EXT_PARTNER_OPTION = extension("ext-partner-option");
    public static final String EXT_RELATIONSHIP_STAGE = extension("ext-relationship-stage");
    public static final String EXT_PREVIOUS_RELATIONSHIP = extension("ext-previous-relationship");
    public static final String EXT_ENDING_REASON = extension("ext-ending-reason");
    public static final String EXT_PRONOUNS = extension("ext-pronouns");
    public static final String EXT_MILESTONE = extension("ext-milestone");
    public static final String EXT_RECEIPT = extension("ext-receipt");

    /** HL7's extension for why a request has its status. */
    public static final String EXT_STATUS_REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

    public static final String PARTNER = naming("partner");
    public static final String APPLICATION = naming("hl7v2-application");
    public static final String FACILITY = naming("hl7v2-facility");
    public static final String TLS_SUBJECT = naming("tls-subject");
    public static final String SOURCE_ADDRESS = naming("source-address");
    public static final String PERSON = naming("person");
    public static final String REFERRAL = naming("referral");
    public static final String MOU = naming("mou");

    /** Partner code of Peer Support South East Ontario, the receiver of every referral. */
    public static final String PSSEO = "psseo";

    public static final String SHARING_POLICY = BASE + "/Policy/next-step-sharing/1.0";
    public static final String SHARE_BACK_POLICY = BASE + "/Policy/next-step-share-back/1.0";

    public static final String ONTARIO_EVENTS = "https://ehealthontario.ca/fhir/CodeSystem/message-event-code";
    public static final String HUB_EVENTS = codeSystem("ns-message-event");

    public static final String SCT = "http://snomed.info/sct";
    public static final String LOINC = "http://loinc.org";
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    public static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    public static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    public static final String CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    public static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
    public static final String V2_CONSENT_STATUS = "http://terminology.hl7.org/CodeSystem/v2-0498";
    public static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    public static final String TASK_OUTCOME = "http://terminology.hl7.org/CodeSystem/v3-TaskOutcome";

    private Canonical() {}

    public static String profile(String id) {
        return BASE + "/StructureDefinition/" + id;
    }

    private static String extension(String id) {
        return profile(id);
    }

    public static String codeSystem(String id) {
        return BASE + "/CodeSystem/" + id;
    }

    /** An identifier system of the hub, such as {@code person}. */
    public static String naming(String id) {
        return BASE + "/NamingSystem/" + id;
    }

    /** An identifier system of a partner that names none of its own, such as {@code lakeshore-hospital-mrn}. */
    public static String partnerNaming(String partner, String kind) {
        return naming(partner + "-" + kind);
    }
}
