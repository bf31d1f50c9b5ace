package org.nextstephub.server.intake.answer;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.intake.gate.IntakeOutcome.Context;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Normaliser;
import org.springframework.stereotype.Component;

/** A message that answers a message (profile {@code nextstep-message}). */
@Component
class AnswerMessage {

    private final Clock clock;

    AnswerMessage(Clock clock) {
        this.clock = clock;
    }

    Bundle of(Context context, ResponseType type, OperationOutcome outcome, Optional<Task> task) {
        Bundle bundle = new Bundle().setType(BundleType.MESSAGE).setTimestamp(Date.from(clock.instant()));
        bundle.getMeta().addProfile(Canonical.profile("nextstep-message"));
        MessageHeader header = new MessageHeader()
                .setEvent(context.event().orElse(Event.ADD).answer())
                .setSender(Normaliser.partner(Canonical.PSSEO))
                .setSource(new MessageHeader.MessageSourceComponent()
                        .setName("Next Step Hub")
                        .setEndpoint(Canonical.BASE));
        String outcomeUrl = url();
        header.setResponse(new MessageHeader.MessageHeaderResponseComponent()
                .setIdentifier(context.headerId().orElse("unknown"))
                .setCode(type)
                .setDetails(new Reference(outcomeUrl)));
        String taskUrl = url();
        task.ifPresent(shown -> header.addFocus(new Reference(taskUrl)));
        add(bundle, url(), header);
        add(bundle, outcomeUrl, outcome);
        task.ifPresent(shown -> add(bundle, taskUrl, shown));
        return bundle;
    }

    private static void add(Bundle bundle, String url, Resource resource) {
        resource.setId(url.substring("urn:uuid:".length()));
        bundle.addEntry().setFullUrl(url).setResource(resource);
    }

    private static String url() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
