package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Step W: the no that withdraws. */
final class Withdrawal {

    private static final Set<String> UPDATES = Set.of("notify-update-service-request", "notify-data-correction");

    private final List<Statement> all;
    private final References references;
    private final Directions directions;
    private final Person person;
    private final Instant now;

    Withdrawal(List<Statement> all, References references, Directions directions, Person person, Instant now) {
        this.all = all;
        this.references = references;
        this.directions = directions;
        this.person = person;
        this.now = now;
    }

    boolean isAnUpdate() {
        return references
                .resources("MessageHeader")
                .anyMatch(header -> UPDATES.contains(text(header.path("eventCoding"), "code")));
    }

    /** In an update any of these is the whole answer, whichever direction it is about. */
    boolean isSaid() {
        return withdrawing().findAny().isPresent();
    }

    boolean isAboutOurDirection() {
        return withdrawing()
                .anyMatch(no -> directions.of(no).map(Directions.OURS::equals).orElse(true));
    }

    private Stream<Statement> withdrawing() {
        return all.stream()
                .filter(Statement::sent)
                .filter(this::isANo)
                .filter(person::isSubjectOf)
                .filter(no -> all.stream().noneMatch(permit -> shields(permit, no)));
    }

    /** {@code inactive} in any message, {@code rejected} in an update. */
    private boolean isANo(Statement statement) {
        return statement.isNo() && (isAnUpdate() || statement.status().equals("inactive"));
    }

    /** Another permit of the same direction and discloser with a usable dateTime that is newer. */
    private boolean shields(Statement permit, Statement no) {
        return permit.isPermit()
                && !(permit.sent() && ReadingFaults.areIn(permit.json()))
                && person.isSubjectOf(permit)
                && all.stream().noneMatch(held -> holdsBack(held, permit))
                && !permit.isTheSameConsentAs(no)
                && isOfTheSameDirection(permit, no)
                && isOfTheSameDiscloser(permit, no)
                && permit.given(now).isPresent()
                && permit.isNewerThan(no, now);
    }

    /** What is on file as anything but a permit is none because a message says so (C6). */
    private static boolean holdsBack(Statement held, Statement permit) {
        return permit.sent() && !held.sent() && !held.isPermit() && held.isTheSameConsentAs(permit);
    }

    private boolean isOfTheSameDirection(Statement permit, Statement no) {
        return directions
                .of(no)
                .map(direction -> directions.of(permit).equals(Optional.of(direction)))
                .orElse(directions.of(permit).equals(Optional.of(Directions.OURS)));
    }

    /** One that states no discloser, or more than one, is overtaken by nobody's permit. */
    private boolean isOfTheSameDiscloser(Statement permit, Statement no) {
        return named(permit).count() == 1
                && named(no).filter(References::namesSomething).count() == 1
                && References.PARTNERS.stream()
                        .anyMatch(partner -> named(permit)
                                        .anyMatch(organization -> references.exactly(organization, partner))
                                && named(no).anyMatch(organization -> references.loosely(organization, partner)));
    }

    private static Stream<JsonNode> named(Statement statement) {
        return each(statement.json(), "organization");
    }
}
