package org.nextstephub.server.journal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the journal: an end of sharing as it was committed.
 *
 * @param at when it took effect
 * @param partner whose disclosing ended
 * @param by code of the partner that passed it on, or PSSEO's
 * @param receipt number of its receipt
 * @param keys HMACs by which the partner's person is known
 * @param consents ids of consents in the store, where only those ended
 */
public record Entry(
        Kind kind,
        UUID number,
        Instant at,
        String partner,
        String by,
        String receipt,
        List<String> keys,
        List<String> consents) {

    private static final String TAB = "\t";
    private static final int FIELDS = 8;

    /** What ended. */
    public enum Kind {
        /** Everything that the partner shares about the person. */
        WITHDRAWN,
        /** What peer support may tell the partner. */
        SHARE_BACK_WITHDRAWN,
        /** These consents only. */
        CONSENTS_ENDED,
        /** Undoes the line with this number: it was not committed after all. */
        VOID
    }

    public Entry {
        keys = List.copyOf(keys);
        consents = List.copyOf(consents);
    }

    /** With a number of its own. */
    public static Entry of(
            Kind kind, Instant at, String partner, String by, String receipt, List<String> keys, List<String> ended) {
        return new Entry(kind, UUID.randomUUID(), at, partner, by, receipt, keys, ended);
    }

    Entry undone() {
        return new Entry(Kind.VOID, number, at, partner, by, receipt, List.of(), List.of());
    }

    String text() {
        return Stream.of(
                        kind.name(),
                        number.toString(),
                        at.toString(),
                        partner,
                        by,
                        receipt,
                        String.join(",", keys),
                        String.join(",", consents))
                .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
                .collect(Collectors.joining(TAB));
    }

    /** @throws IllegalArgumentException or another runtime exception for what is no entry */
    static Entry read(String text) {
        String[] fields = text.split(TAB, -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not an entry");
        }
        List<String> read = Stream.of(fields)
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
        return new Entry(
                Kind.valueOf(read.get(0)),
                UUID.fromString(read.get(1)),
                Instant.parse(read.get(2)),
                read.get(3),
                read.get(4),
                read.get(5),
                list(read.get(6)),
                list(read.get(7)));
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
