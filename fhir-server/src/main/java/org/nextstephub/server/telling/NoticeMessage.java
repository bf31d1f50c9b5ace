package org.nextstephub.server.telling;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.store.rows.NoticeRows.Notice;

/**
 * A notice as a FHIR message ({@code notify-update-process-request} of the Ontario eReferral events, for words {@code
 * send-communication-from-provider}). The same notice is the same message however often it is sent: its ids come from the notice's number.
 */
final class NoticeMessage {

    private NoticeMessage() {}

    static Bundle of(Notice notice, List<Resource> shown) {
        Bundle message = new Bundle().setType(BundleType.MESSAGE).setTimestamp(Date.from(notice.happenedAt()));
        message.getMeta().addProfile(Canonical.profile("nextstep-message"));
        message.setIdentifier(
                new Identifier().setSystem(Canonical.naming("message")).setValue("NS-OUT-" + notice.number()));
        MessageHeader header = new MessageHeader()
                .setEvent(new Coding(Canonical.ONTARIO_EVENTS, event(shown), null))
                .setSender(Partner.named(Canonical.PSSEO))
                .setSource(new MessageHeader.MessageSourceComponent()
                        .setName("Next Step Hub")
                        .setEndpoint(Canonical.BASE));
        header.addDestination()
                .setReceiver(Partner.named(notice.partner()))
                .setEndpoint(Canonical.BASE + "/partner/" + notice.partner());
        add(message, url(notice, "header"), header);
        shown.forEach(each -> {
            String url = url(notice, each.getIdElement().getIdPart());
            header.addFocus(new Reference(url));
            add(message, url, each);
        });
        return message;
    }

    private static String event(List<Resource> shown) {
        return shown.stream().allMatch(Communication.class::isInstance)
                ? "send-communication-from-provider"
                : "notify-update-process-request";
    }

    /**
     * That a task changed, and nothing of it: a notification of the topic {@code referral-task-changed} with payload id-only
     * (HL7 Subscriptions R5 Backport for R4, a history Bundle that begins with its status).
     */
    static Bundle idOnly(Notice notice) {
        Reference task = new Reference("Task/" + notice.taskId());
        Parameters status = new Parameters();
        status.getMeta()
                .addProfile("http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"
                        + "backport-subscription-status-r4");
        status.addParameter("subscription", new Reference().setIdentifier(receiver(notice)));
        status.addParameter("topic", new CanonicalType(Canonical.BASE + "/SubscriptionTopic/referral-task-changed"));
        status.addParameter("status", new CodeType("active"));
        status.addParameter("type", new CodeType("event-notification"));
        status.addParameter("events-since-subscription-start", new StringType(String.valueOf(notice.number())));
        Parameters.ParametersParameterComponent event = status.addParameter().setName("notification-event");
        event.addPart().setName("event-number").setValue(new StringType(String.valueOf(notice.number())));
        event.addPart().setName("timestamp").setValue(new InstantType(Date.from(notice.happenedAt())));
        event.addPart().setName("focus").setValue(task);
        Bundle notification = new Bundle().setType(BundleType.HISTORY).setTimestamp(Date.from(notice.happenedAt()));
        notification.setIdentifier(
                new Identifier().setSystem(Canonical.naming("message")).setValue("NS-OUT-" + notice.number()));
        add(notification, url(notice, "status"), status);
        notification
                .getEntryFirstRep()
                .getRequest()
                .setMethod(Bundle.HTTPVerb.GET)
                .setUrl("Subscription/$status");
        notification.getEntryFirstRep().getResponse().setStatus("200");
        return notification;
    }

    private static Identifier receiver(Notice notice) {
        return new Identifier().setSystem(Canonical.PARTNER).setValue(notice.partner());
    }

    private static void add(Bundle message, String url, Resource resource) {
        resource.setId(url.substring("urn:uuid:".length()));
        message.addEntry().setFullUrl(url).setResource(resource);
    }

    private static String url(Notice notice, String part) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((notice.number() + "/" + part).getBytes(StandardCharsets.UTF_8));
    }
}
