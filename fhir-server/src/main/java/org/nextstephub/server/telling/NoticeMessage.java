package org.nextstephub.server.telling;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.store.NoticeRows.Notice;

/**
 * A notice as a FHIR message ({@code notify-update-process-request} of the Ontario eReferral events). The same notice is
 * the same message however often it is sent: its ids come from the notice's number.
 */
final class NoticeMessage {

    private NoticeMessage() {}

    static Bundle of(Notice notice, List<Task> shown) {
        Bundle message = new Bundle().setType(BundleType.MESSAGE).setTimestamp(Date.from(notice.happenedAt()));
        message.getMeta().addProfile(Canonical.profile("nextstep-message"));
        message.setIdentifier(
                new Identifier().setSystem(Canonical.naming("message")).setValue("NS-OUT-" + notice.number()));
        MessageHeader header = new MessageHeader()
                .setEvent(new Coding(Canonical.ONTARIO_EVENTS, "notify-update-process-request", null))
                .setSender(organization(Canonical.PSSEO))
                .setSource(new MessageHeader.MessageSourceComponent()
                        .setName("Next Step Hub")
                        .setEndpoint(Canonical.BASE));
        header.addDestination()
                .setReceiver(organization(notice.partner()))
                .setEndpoint(Canonical.BASE + "/partner/" + notice.partner());
        add(message, url(notice, "header"), header);
        shown.forEach(task -> {
            String url = url(notice, task.getIdElement().getIdPart());
            header.addFocus(new Reference(url));
            add(message, url, task);
        });
        return message;
    }

    private static void add(Bundle message, String url, Resource resource) {
        resource.setId(url.substring("urn:uuid:".length()));
        message.addEntry().setFullUrl(url).setResource(resource);
    }

    private static String url(Notice notice, String part) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((notice.number() + "/" + part).getBytes(StandardCharsets.UTF_8));
    }

    private static Reference organization(String code) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Canonical.PARTNER).setValue(code));
    }
}
