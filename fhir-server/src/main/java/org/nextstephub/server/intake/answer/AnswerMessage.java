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
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Normaliser;
import org.nextstephub.server.intake.outcome.AnswerContext;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.stereotype.Component;

/** A message that answers a message (profile {@code nextstep-message}). */
@Component
class AnswerMessage {

    private final Clock clock;
    private final String tasks;

    AnswerMessage(Clock clock, HubSettings settings) {
        this.clock = clock;
        this.tasks = settings.fhirBase() + "/Task";
    }

    Bundle of(AnswerContext context, ResponseType type, OperationOutcome outcome, Optional<Task> task) {
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
        String taskUrl = task.flatMap(this::address).orElseGet(AnswerMessage::url);
        task.ifPresent(shown -> header.addFocus(new Reference(taskUrl)));
        add(bundle, url(), header);
        add(bundle, outcomeUrl, outcome);
        task.ifPresent(shown -> add(bundle, taskUrl, shown));
        return bundle;
    }

    private static void add(Bundle bundle, String url, Resource resource) {
        resource.setId(url.replaceFirst(".*[:/]", ""));
        bundle.addEntry().setFullUrl(url).setResource(resource);
    }

    /** Where a task that is kept can be read; any other is only in this answer. */
    private Optional<String> address(Task task) {
        return Optional.ofNullable(task.getIdElement().getIdPart()).map(id -> tasks + "/" + id);
    }

    private static String url() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
