package org.nextstephub.routes.message;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/** A FHIR message in the making: the header first, then one entry for each role that a resource plays in it. */
public final class MessageDraft {

    private final Ids ids;
    private final Bundle bundle = new Bundle().setType(BundleType.MESSAGE);
    private final MessageHeader header = new MessageHeader();

    /**
     * @param sender partner code, from transport facts
     * @param source name of the sending system
     * @param door last part of the sender's address, such as {@code mllp}
     * @param trigger HL7 v2 trigger event (table 0003) that the event corresponds to
     */
    public MessageDraft(Ids ids, String sender, String source, String door, Coding event, String trigger) {
        this.ids = ids;
        bundle.setIdentifier(new Identifier().setSystem(ids.system()).setValue(ids.key()));
        header.setEvent(event)
                .setSender(organization(sender))
                .setSource(new MessageHeader.MessageSourceComponent()
                        .setName(source)
                        .setEndpoint(Canonical.BASE + "/partner/" + sender + "/" + door))
                .setId(ids.uuid("MessageHeader"));
        header.addDestination()
                .setEndpoint(Canonical.BASE + "/$process-message")
                .setReceiver(organization(Canonical.PSSEO));
        header.getMeta().addTag(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", trigger, null));
        add("MessageHeader", header);
    }

    /** A partner as a logical reference. */
    public static Reference organization(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }

    public void add(String role, Resource resource) {
        bundle.addEntry().setFullUrl(ids.url(role)).setResource(resource);
    }

    /** Adds the resource that the message is about. */
    public void addFocus(String role, Resource resource) {
        header.addFocus(to(role));
        add(role, resource);
    }

    /** Names the worker who sent it. */
    public void author(String role) {
        header.setAuthor(to(role));
    }

    /** A reference to the resource that plays this role. */
    public Reference to(String role) {
        return new Reference(ids.url(role));
    }

    /** When it happened at the sender; decides which of two events is newer. */
    public void happenedAt(InstantType time) {
        bundle.setTimestampElement(time);
    }

    /** What the sender said, as one text, without what changes when it is sent again. */
    public void content(String text) {
        bundle.getMeta().setSource(Ids.contentName(text));
    }

    /** What it does not mention stays as it is. */
    public void markPartial() {
        bundle.getMeta().addTag(new Coding(Canonical.codeSystem("ns-message"), "partial", null));
    }

    /** It walks the whole gate and is not kept. */
    public void markTest() {
        header.getMeta().addSecurity(new Coding(Canonical.ACT_REASON, "HTEST", null));
    }

    public Bundle bundle() {
        return bundle;
    }
}
