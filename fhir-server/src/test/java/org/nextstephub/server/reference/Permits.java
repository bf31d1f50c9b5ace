package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;

/** Steps G1 to G10: the governing permit. */
final class Permits {

    private static final int LONGEST_MONTHS = 12;
    private static final Set<String> SHARING = Set.of("COC", "CAREMGT");

    private final Circumstances circumstances;
    private final References references;
    private final Person person;
    private final Meaning.Reader meanings;
    private final Items items;
    private final Exceptions exceptions;

    Permits(
            Circumstances circumstances,
            References references,
            Person person,
            Meaning.Reader meanings,
            Items items,
            Exceptions exceptions) {
        this.circumstances = circumstances;
        this.references = references;
        this.person = person;
        this.meanings = meanings;
        this.items = items;
        this.exceptions = exceptions;
    }

    Reason judge(List<Statement> permits) {
        Instant now = circumstances.now();
        List<Statement> begun =
                permits.stream().filter(permit -> !permit.begins().isAfter(now)).toList();
        if (begun.isEmpty()) { // G1
            return Reason.CONSENT_NOT_YET_EFFECTIVE;
        }
        List<Statement> newest = begun.stream()
                .filter(permit -> begun.stream().noneMatch(other -> other.isNewerThan(permit, now)))
                .toList();
        if (newest.stream().map(meanings::of).distinct().count() != 1) { // G2
            return Reason.CONSENT_AMBIGUOUS;
        }
        Map<Reason, Predicate<Statement>> faults = new LinkedHashMap<>();
        faults.put(Reason.CONSENT_GRANTOR_INVALID, permit -> !isGivenByThePerson(permit)); // G3
        faults.put(Reason.CONSENT_EVIDENCE_MISSING, permit -> !isProven(permit)); // G4
        faults.put(Reason.CONSENT_WITHDRAWN, this::isWithdrawn); // G5
        faults.put(Reason.CONSENT_EXPIRED, permit -> !now.isBefore(effectiveEnd(permit))); // G6
        faults.put(Reason.RECIPIENT_NOT_NAMED, permit -> !namesTheRecipient(permit)); // G7
        faults.put(Reason.PURPOSE_NOT_PERMITTED, permit -> !permitsOurPurpose(permit)); // G8
        faults.put(Reason.LABEL_TOO_HIGH, permit -> items.areLabelledTooHigh()); // G9
        faults.put(Reason.EXCEPTION_DENY, permit -> isExcepted(newest, permits)); // G10
        return faults.entrySet().stream()
                .filter(fault -> newest.stream().anyMatch(fault.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Reason.OK);
    }

    private boolean isGivenByThePerson(Statement permit) {
        List<JsonNode> performers = each(permit.json(), "performer").toList();
        return !performers.isEmpty()
                && performers.stream()
                        .allMatch(performer ->
                                person.isNamedExactly(permit, performer) || isGivenByASubstitute(permit, performer));
    }

    private boolean isGivenByASubstitute(Statement permit, JsonNode performer) {
        List<References.Way> ways = references.ways(performer);
        return Elements.extensions(permit.json(), Canonical.EXT_DECISION_AUTHORITY)
                        .anyMatch(authority -> !text(authority, "valueCode").isEmpty())
                && !ways.isEmpty()
                && ways.stream().allMatch(way -> way.leadsTo("RelatedPerson"))
                && ways.stream().map(References.Way::entries).distinct().count() == 1;
    }

    private boolean isProven(Statement permit) {
        JsonNode attachment = permit.json().path("sourceAttachment");
        JsonNode source = permit.json().path("sourceReference");
        boolean attached = Stream.of("data", "url", "hash")
                .anyMatch(name -> !text(attachment, name).isEmpty());
        return attached || (References.namesSomething(source) && isEvidence(permit, source));
    }

    /** What a stored Consent refers to is on file; in the message the evidence is an entry other than the Consent itself. */
    private boolean isEvidence(Statement permit, JsonNode source) {
        boolean stored = !permit.sent() && text(source, "reference").startsWith("DocumentReference/");
        List<References.Way> ways = references.ways(source);
        boolean there = ways.stream()
                .allMatch(way -> !way.entries().isEmpty() || !way.registered().isEmpty());
        boolean oneRecord =
                ways.stream().map(References.Way::entries).distinct().count() == 1;
        boolean something = ways.stream()
                .anyMatch(way -> !way.registered().isEmpty()
                        || way.entries().stream().anyMatch(entry -> entry.path("resource") != permit.json()));
        return stored || (there && oneRecord && something);
    }

    private boolean isWithdrawn(Statement permit) {
        return circumstances
                .watermark()
                .map(mark -> permit.given(circumstances.now())
                        .map(given -> !given.from().isAfter(mark))
                        .orElse(true))
                .orElse(false);
    }

    /** Section 5, longest period. */
    private static Instant effectiveEnd(Statement permit) {
        LocalDate start = LocalDate.ofInstant(permit.begins(), Moment.ZONE);
        Instant longest = Moment.startOf(start.plusMonths(LONGEST_MONTHS).plusDays(1));
        return permit.ends().isBefore(longest) ? permit.ends() : longest;
    }

    private boolean namesTheRecipient(Statement permit) {
        return each(permit.root(), "actor")
                .anyMatch(actor -> references.exactly(actor.path("reference"), Canonical.PSSEO));
    }

    private static boolean permitsOurPurpose(Statement permit) {
        return each(permit.root(), "purpose")
                .anyMatch(purpose -> text(purpose, "system").equals(Canonical.ACT_REASON)
                        && SHARING.contains(text(purpose, "code")));
    }

    /** Exceptions of the governing permit and of every other in its period. */
    private boolean isExcepted(List<Statement> governing, List<Statement> permits) {
        return permits.stream()
                .filter(permit -> governing.contains(permit) || permit.isInItsPeriod(circumstances.now()))
                .anyMatch(permit ->
                        each(permit.root(), "provision").anyMatch(exception -> exceptions.applies(permit, exception)));
    }
}
