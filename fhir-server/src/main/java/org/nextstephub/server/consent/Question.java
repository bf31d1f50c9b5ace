package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * May {@code discloser} share these items about one person with {@code recipient}?
 *
 * @param discloser record key of the organization that shares
 * @param recipient record key of the organization that receives
 * @param reader every address and number of whoever of the recipient would look: an exception may name them; empty when it
 *     is the recipient as a whole
 * @param items every resource concerned
 * @param labels security labels on the message as a whole
 * @param records what references lead to
 */
public record Question(
        Direction direction,
        String discloser,
        String recipient,
        Set<String> reader,
        List<Item> items,
        List<Coding> labels,
        Records records) {

    public Question {
        reader = Set.copyOf(reader);
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
        this(direction, discloser, recipient, Set.of(), items, labels, records);
    }

    /**
     * One resource that would be kept or told.
     *
     * @param names every address and number it goes by
     * @param refersTo every address and number of what it refers to
     * @param labels its own security labels
     */
    public record Item(Set<String> names, Set<String> refersTo, List<Coding> labels) {

        public Item {
            names = Set.copyOf(names);
            refersTo = Set.copyOf(refersTo);
            labels = List.copyOf(labels);
        }

        /** Reads it off the resource. */
        public static Item of(String address, Resource resource, Records records) {
            return new Item(
                    names(address, resource),
                    refersTo(resource, records),
                    resource.getMeta().getSecurity());
        }

        private static Set<String> names(String address, Resource resource) {
            Set<String> names = new HashSet<>(Identifiers.of(resource));
            names.add(address);
            return names;
        }

        private static Set<String> refersTo(Resource resource, Records records) {
            return References.in(resource)
                    .flatMap(reference -> records.keysOf(reference).stream())
                    .collect(toUnmodifiableSet());
        }
    }
}
