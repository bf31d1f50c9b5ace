package org.nextstephub.server.audit;

import java.time.Instant;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.Caller;

/** The record that a partner was told the state of a referral: IHE BALP PrivacyDisclosure, seen from the source. */
public final class Disclosure {

    public static final String SENT = "disclosure-sent";
    public static final String WITHHELD = "disclosure-withheld";

    private Disclosure() {}

    /**
     * @param task reference to the task whose state was told
     * @param person reference to the person it is about
     * @param fact the code that was told
     */
    public static AuditEvent of(Caller partner, String task, String person, String fact, Instant now) {
        AuditEvent event = AuditEvents.of("110106", "Export", AuditEventAction.R, now);
        AuditEvents.subtype(event, SENT);
        event.addSubtype(new Coding("http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "disclose", null));
        event.getMeta()
                .addProfile(
                        "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source");
        event.addAgent()
                .setType(AuditEvents.sourceRole())
                .setWho(AuditEvents.hub())
                .setRequestor(false);
        AuditEvents.asker(event, partner.address())
                .setType(AuditEvents.destinationRole())
                .setAltId(partner.subject())
                .setWho(new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(Canonical.PARTNER)
                                .setValue(
                                        partner.partners().stream().findFirst().orElse(""))));
        AuditEvents.person(event, person);
        AuditEvents.detail(AuditEvents.data(event, task), "fact", fact);
        return event;
    }

    /**
     * The record that a fact was not told, because it might not be.
     *
     * @param reason code of {@code ns-reason}
     */
    public static AuditEvent withheld(
            String partner, String task, String person, String fact, String reason, Instant now) {
        AuditEvent event = AuditEvents.of("110113", "Security Alert", AuditEventAction.E, now)
                .setOutcome(AuditEvent.AuditEventOutcome._8);
        AuditEvents.subtype(event, WITHHELD);
        event.addAgent()
                .setType(AuditEvents.destinationRole())
                .setWho(new Reference()
                        .setIdentifier(
                                new Identifier().setSystem(Canonical.PARTNER).setValue(partner)))
                .setRequestor(false);
        event.addAgent().setWho(AuditEvents.hub()).setRequestor(true);
        AuditEvents.person(event, person);
        AuditEvent.AuditEventEntityComponent about = AuditEvents.data(event, task);
        AuditEvents.detail(about, "fact", fact);
        AuditEvents.detail(about, "reason", reason);
        return event;
    }
}
