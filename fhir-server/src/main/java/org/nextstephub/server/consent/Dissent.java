package org.nextstephub.server.consent;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.nextstephub.server.consent.Statement.Kind;

/**
 * Step W: what a message's dissent withdraws. A consent that is {@code inactive} or {@code rejected} and about the person
 * withdraws its direction, and both where it states none, unless another permit is newer that could count itself.
 */
public final class Dissent {

    private final List<Statement> dissents;
    private final List<Statement> permits;

    private Dissent(List<Statement> dissents, List<Statement> permits) {
        this.dissents = dissents;
        this.permits = permits;
    }

    /**
     * The directions that the message withdraws.
     *
     * @param candidates every consent in the message and on file for the person
     * @param withRejected whether a consent that was refused from the start is one: not in a new referral
     */
    public static Set<Direction> withdraws(
            Question question, List<Candidate> candidates, boolean withRejected, Instant now, Terms terms) {
        StatementReader reader = new StatementReader(question, terms, now);
        List<Statement> said = candidates.stream().map(reader::read).toList();
        List<Statement> dissents = said.stream()
                .filter(Statement::inMessage)
                .filter(statement ->
                        statement.kind() == Kind.WITHDRAWN || (withRejected && statement.kind() == Kind.REJECTED))
                .filter(statement -> isAboutThePerson(question, statement))
                .toList();
        List<Statement> permits = said.stream()
                .filter(Statement::isPermit)
                .filter(permit -> permit.candidate().faultless())
                .filter(permit -> permit.consent().getProvision().getType() == ConsentProvisionType.PERMIT)
                .filter(permit -> !permit.inMessage() || isAboutThePerson(question, permit))
                .filter(permit -> said.stream().noneMatch(held -> isHeldBack(permit, held)))
                .toList();
        return new Dissent(dissents, permits).withdrawn();
    }

    private static boolean isAboutThePerson(Question question, Statement statement) {
        return question.records().proven(statement.consent().getPatient()).isThePerson();
    }

    /** What is on file under the same number, and permits less, counts in its place (C6). */
    private static boolean isHeldBack(Statement permit, Statement held) {
        return permit.inMessage()
                && !held.inMessage()
                && !held.isPermit()
                && Identifiers.shared(permit.consent(), held.consent());
    }

    private Set<Direction> withdrawn() {
        List<Statement> standing = dissents.stream()
                .filter(dissent -> permits.stream().noneMatch(permit -> isOvertaken(dissent, permit)))
                .toList();
        return Stream.of(Direction.values())
                .filter(direction -> standing.stream().anyMatch(dissent -> dissent.isFor(direction)))
                .collect(toCollection(() -> EnumSet.noneOf(Direction.class)));
    }

    /**
     * By a later permit of the same direction and discloser; never by another version of itself, or by one of somebody who is
     * no partner. A dissent that states no direction is overtaken by a permit to share alone, for it withdraws that as well.
     */
    private static boolean isOvertaken(Statement dissent, Statement permit) {
        return permit.newerThan(dissent)
                && permit.direction().equals(Optional.of(dissent.direction().orElse(Direction.CLINICAL_TO_PEER)))
                && isOfTheSameDiscloser(dissent, permit)
                && !Identifiers.shared(dissent.consent(), permit.consent());
    }

    private static boolean isOfTheSameDiscloser(Statement dissent, Statement permit) {
        return permit.discloser().filter(Named::isRegistered).isPresent()
                && dissent.discloser()
                        .filter(from ->
                                from.keys().containsAll(permit.discloser().get().keys()))
                        .isPresent();
    }
}
