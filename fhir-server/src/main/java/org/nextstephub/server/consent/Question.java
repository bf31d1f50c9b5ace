package org.nextstephub.server.consent;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/**
 * May {@code discloser} share these items about one person with {@code recipient}?
 *
 * @param discloser record key of the organization that shares
 * @param recipient record key of the organization that receives
 * @param items every resource concerned
 * @param labels security labels on the message as a whole
 * @param records what references point to
 */
public record Question(
        Direction direction,
        String discloser,
        String recipient,
        List<Item> items,
        List<Coding> labels,
        Records records) {

    public Question {
        items = List.copyOf(items);
        labels = List.copyOf(labels);
    }

    /**
     * One resource that would be kept or told.
     *
     * @param key its record key
     * @param refersTo record keys it points to
     * @param labels its own security labels
     */
    public record Item(String key, Set<String> refersTo, List<Coding> labels) {
        public Item {
            refersTo = Set.copyOf(refersTo);
            labels = List.copyOf(labels);
        }
    }
}
