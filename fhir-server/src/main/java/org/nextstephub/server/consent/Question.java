package org.nextstephub.server.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/**
 * May {@code discloser} share these items about one person with {@code recipient}?
 *
 * @param discloser record key of the organization that shares
 * @param recipient record key of the organization that receives
 * @param reader who of the recipient would look, if it is one of its people: an exception may name them
 * @param items every resource concerned
 * @param labels security labels on the message as a whole
 * @param records what references point to
 */
public record Question(
        Direction direction,
        String discloser,
        String recipient,
        Optional<String> reader,
        List<Item> items,
        List<Coding> labels,
        Records records) {

    public Question {
        items = List.copyOf(items);
        labels = List.copyOf(labels);
    }

    /** Of the recipient as a whole. */
    public Question(
            Direction direction,
            String discloser,
            String recipient,
            List<Item> items,
            List<Coding> labels,
            Records records) {
        this(direction, discloser, recipient, Optional.empty(), items, labels, records);
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
