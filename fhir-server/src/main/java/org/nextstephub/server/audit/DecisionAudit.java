package org.nextstephub.server.audit;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Decision;
import org.nextstephub.profiles.HashedKey;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.store.rows.Receipts.Receipt;

/**
 * The audit of a decision (profile {@code nextstep-audit-decision}). A refusal names the partner, the message and the
 * rule, and no person.
 */
public final class DecisionAudit {

    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    private DecisionAudit() {}

    /** A decision that permitted; {@code person} and {@code consent} are references to what is stored. */
    public static AuditEvent permitted(
            Receipt receipt, String agency, Caller caller, String person, Optional<String> consent) {
        AuditEvent event = event(receipt, new Reference(agency), caller, "authz-permit", AuditEventOutcome._0);
        AuditEvents.person(event, person);
        consent.ifPresent(governing -> AuditEvents.consent(event, governing));
        return event;
    }

    /** A decision that would have permitted, about what is not kept: a question, or a message of the test lane. */
    public static AuditEvent rehearsed(Receipt receipt, String agency, Caller caller) {
        return event(receipt.withoutConsent(), new Reference(agency), caller, "authz-permit", AuditEventOutcome._0);
    }

    /** A decision that refused; knows no person. {@code agency} is empty when the partner was not recognised. */
    public static AuditEvent refused(Receipt receipt, Optional<String> agency, Caller caller) {
        Reference who = agency.map(Reference::new).orElseGet(() -> new Reference().setDisplay("unknown partner"));
        return event(receipt, who, caller, subtype(receipt), AuditEventOutcome._8);
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
            Receipt receipt, Reference who, Caller caller, String subtype, AuditEventOutcome outcome) {
        AuditEvent event = AuditEvents.of("110113", "Security Alert", AuditEventAction.E, receipt.receivedAt())
                .setOutcome(outcome)
                .addPurposeOfEvent(new CodeableConcept(new Coding(Canonical.ACT_REASON, "COC", null)));
        AuditEvents.subtype(event, subtype);
        event.getMeta().addProfile(Canonical.profile("nextstep-audit-decision"));
        if (receipt.test()) {
            event.getMeta().addTag(new Coding(Canonical.codeSystem("ns-tag"), "test-lane", null));
        }
        AuditEvents.asker(event, caller.address())
                .setType(AuditEvents.sourceRole())
                .setAltId(caller.subject())
                .setWho(who);
        event.addAgent()
                .setType(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/extra-security-role-type", "authserver", null)))
                .setWho(AuditEvents.hub())
                .setRequestor(false);
        AuditEvent.AuditEventEntityComponent message =
                event.addEntity().setType(new Coding(ENTITY_TYPE, "2", null)).setWhat(what(receipt.key()));
        AuditEvents.detail(message, "decision", receipt.decision());
        AuditEvents.detail(message, "reason", receipt.reason());
        AuditEvents.detail(message, "rule", receipt.rule());
        AuditEvents.detail(message, "agreement", receipt.agreement());
        AuditEvents.detail(message, "consent", receipt.consent());
        AuditEvents.detail(message, "receipt", receipt.number());
        return event;
    }

    private static Reference what(@org.jspecify.annotations.Nullable HashedKey key) {
        return key == null
                ? new Reference().setDisplay("a message without a key")
                : new Reference()
                        .setIdentifier(new Identifier().setSystem(key.system()).setValue(key.value()));
    }
}
