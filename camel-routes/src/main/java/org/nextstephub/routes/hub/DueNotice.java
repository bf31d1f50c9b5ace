package org.nextstephub.routes.hub;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;

/**
 * A notice that is to be taken to a partner.
 *
 * @param number to be named with what became of it
 * @param partner code of the partner
 * @param message what it is told
 * @param person the partner's own number of the person, where its door cannot do without
 */
public record DueNotice(int number, String partner, Bundle message, Optional<Identifier> person) {

    /** The task that it shows, as the partner may see it. */
    public Optional<Task> task() {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .findFirst();
    }
}
