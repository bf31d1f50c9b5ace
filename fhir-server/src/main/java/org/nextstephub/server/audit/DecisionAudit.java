package org.nextstephub.server.audit;

import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.server.store.Inbox.MessageKey;
import org.nextstephub.server.store.Receipts.Receipt;

/**
 * The audit of a decision (profile {@code nextstep-audit-decision}). A refusal names the partner, the message and the
 * rule, and no person.
 */
public final class DecisionAudit {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final Coding SECURITY_ALERT = new Coding(DICOM, "110113", "Security Alert");

    private DecisionAudit() {}

    /** A decision that permitted; {@code person} and {@code consent} are references to what is stored. */
    public static AuditEvent permitted(
            Receipt receipt, String agency, String address, String person, Optional<String> consent) {
        AuditEvent event = event(receipt, new Reference(agency), address, "authz-permit", AuditEventOutcome._0);
        event.addEntity()
                .setWhat(new Reference(person))
                .setType(new Coding(ENTITY_TYPE, "1", null))
                .setRole(new Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", null));
        consent.ifPresent(governing -> event.addEntity()
                .setWhat(new Reference(governing))
                .setType(new Coding("http://hl7.org/fhir/resource-types", "Consent", null)));
        return event;
    }

    /** A decision that would have permitted, about a message of the test lane; nothing else is kept of it. */
    public static AuditEvent rehearsed(Receipt receipt, String agency, String address) {
        return event(receipt, new Reference(agency), address, "authz-permit", AuditEventOutcome._0);
    }

    /** A decision that refused; knows no person. {@code agency} is empty when the partner was not recognised. */
    public static AuditEvent refused(Receipt receipt, Optional<String> agency, String address) {
        Reference who = agency.map(Reference::new).orElseGet(() -> new Reference().setDisplay("unknown partner"));
        return event(receipt, who, address, subtype(receipt), AuditEventOutcome._8);
    }

    private static String subtype(Receipt receipt) {
        if (receipt.reason().startsWith("mou-")) {
            return "authz-no-agreement";
        }
        if (receipt.reason().equals("partner-unknown") || receipt.reason().equals("sender-mismatch")) {
            return "authz-unknown-partner";
        }
        if (receipt.decision() == null || !receipt.reason().contains("consent")) {
            return "content-refused";
        }
        return "authz-"
                + Decision.valueOf(receipt.decision().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .code();
    }

    private static AuditEvent event(
            Receipt receipt, Reference who, String address, String subtype, AuditEventOutcome outcome) {
        AuditEvent event = new AuditEvent()
                .setType(SECURITY_ALERT)
                .addSubtype(new Coding(Canonical.codeSystem("ns-audit"), subtype, null))
                .setAction(AuditEventAction.E)
                .setRecorded(Date.from(receipt.receivedAt()))
                .setOutcome(outcome)
                .addPurposeOfEvent(new CodeableConcept(new Coding(Canonical.ACT_REASON, "COC", null)));
        event.getMeta().addProfile(Canonical.profile("nextstep-audit-decision"));
        if (receipt.test()) {
            event.getMeta().addTag(new Coding(Canonical.codeSystem("ns-tag"), "test-lane", null));
        }
        AuditEvent.AuditEventAgentComponent sender = event.addAgent()
                .setType(new CodeableConcept(new Coding(DICOM, "110153", "Source Role ID")))
                .setWho(who)
                .setRequestor(true);
        sender.getNetwork().setAddress(address).setType(AuditEventAgentNetworkType._2);
        event.addAgent()
                .setType(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/extra-security-role-type", "authserver", null)))
                .setWho(new Reference().setDisplay("Next Step Hub"))
                .setRequestor(false);
        event.getSource().setObserver(new Reference().setDisplay("Next Step Hub"));
        AuditEvent.AuditEventEntityComponent message =
                event.addEntity().setType(new Coding(ENTITY_TYPE, "2", null)).setWhat(what(receipt.key()));
        detail(message, "decision", receipt.decision());
        detail(message, "reason", receipt.reason());
        detail(message, "rule", receipt.rule());
        detail(message, "agreement", receipt.agreement());
        detail(message, "consent", receipt.consent());
        detail(message, "receipt", receipt.number());
        return event;
    }

    private static Reference what(@org.jspecify.annotations.Nullable MessageKey key) {
        return key == null
                ? new Reference().setDisplay("a message without a key")
                : new Reference()
                        .setIdentifier(new Identifier().setSystem(key.system()).setValue(key.value()));
    }

    private static void detail(
            AuditEvent.AuditEventEntityComponent entity, String type, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isEmpty()) {
            entity.addDetail().setType(type).setValue(new StringType(value));
        }
    }
}
