package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextstephub.profiles.Reason;

/** The specification of consent, section 6, step by step, for a referral of one agency. */
public final class ReferenceGate implements Gate {

    @Override
    public Verdict decide(Circumstances circumstances) {
        return new Walk(circumstances).verdict();
    }

    /** One decision. */
    private static final class Walk {

        private final Circumstances circumstances;
        private final Instant now;
        private final References references;
        private final Person person;
        private final Directions directions;
        private final List<Statement> all;
        private final Withdrawal withdrawal;
        private final Meaning.Reader meanings;
        private final Items items;
        private final Exceptions exceptions;

        Walk(Circumstances circumstances) {
            this.circumstances = circumstances;
            now = circumstances.now();
            references = new References(circumstances.bundle());
            person = new Person(circumstances.bundle(), references);
            directions = new Directions(references);
            all = statements();
            withdrawal = new Withdrawal(all, references, directions, person, now);
            meanings = new Meaning.Reader(references, directions, person);
            items = new Items(circumstances.bundle(), references);
            exceptions = new Exceptions(references, items);
        }

        private List<Statement> statements() {
            List<Statement> statements = new ArrayList<>();
            for (JsonNode entry : references.entries()) {
                if (text(entry.path("resource"), "resourceType").equals("Consent")) {
                    statements.add(new Statement(entry.path("resource"), true, text(entry, "fullUrl")));
                }
            }
            circumstances.onFile().forEach(consent -> statements.add(new Statement(consent, false, "")));
            return statements;
        }

        Verdict verdict() {
            Optional<Reason> subject = person.firstFault(); // V2, V3
            if (subject.isPresent()) {
                return new Verdict(subject.get(), false);
            }
            boolean withdrawn = circumstances.known() && withdrawal.isAboutOurDirection(); // W
            if (circumstances.known() && withdrawal.isAnUpdate() && withdrawal.isSaid()) {
                return new Verdict(Reason.OK, withdrawn);
            }
            LocalDate today = LocalDate.ofInstant(now, Moment.ZONE);
            Reason reason = new Agreements(circumstances.agreements(), today)
                    .firstFault()
                    .orElseGet(this::whichConsentsCount);
            return new Verdict(reason, withdrawn);
        }

        /** C2 to C10, then the governing permit. */
        private Reason whichConsentsCount() {
            if (all.stream().anyMatch(each -> !person.isSubjectOf(each))) { // C2
                return Reason.CONSENT_SUBJECT_MISMATCH;
            }
            List<Statement> candidates = all.stream().filter(this::isCandidate).toList();
            if (candidates.isEmpty()) { // C3
                return Reason.CONSENT_MISSING;
            }
            if (!areUnderstood(candidates)) { // C4
                return Reason.CONSENT_NOT_UNDERSTOOD;
            }
            if (candidates.stream()
                    .anyMatch(each ->
                            each.sent() && each.isPermit() && each.given(now).isEmpty())) { // C5
                return Reason.CONSENT_DATETIME_INVALID;
            }
            return new SaidTwice(meanings, now)
                    .settle(candidates) // C6
                    .map(this::ofOurDirectionAndDiscloser)
                    .orElse(Reason.CONSENT_AMBIGUOUS);
        }

        private boolean isCandidate(Statement statement) {
            return (statement.sent() && ReadingFaults.areIn(statement.json()))
                    || statement.isAboutPrivacy()
                    || (statement.isRefusal() && exceptions.namesTheRecipient(statement));
        }

        private boolean areUnderstood(List<Statement> candidates) {
            Understanding understanding = new Understanding(references, directions);
            return all.stream().noneMatch(each -> each.sent() && ReadingFaults.areIn(each.json()))
                    && candidates.stream().filter(Statement::isActive).allMatch(understanding::isUnderstood);
        }

        private Reason ofOurDirectionAndDiscloser(List<Statement> settled) {
            List<Statement> ours = settled.stream().filter(directions::isOurs).toList();
            if (ours.isEmpty()) { // C7
                return Reason.CONSENT_DIRECTION_MISMATCH;
            }
            List<Statement> callers =
                    ours.stream().filter(directions::isTheCallers).toList();
            if (callers.isEmpty()) { // C8
                return Reason.CONSENT_DISCLOSER_MISMATCH;
            }
            if (callers.stream()
                    .anyMatch(each -> each.isRefusal() && each.isInItsPeriod(now) && exceptions.refuses(each))) { // C9
                return Reason.CONSENT_DENIED;
            }
            List<Statement> permits = callers.stream()
                    .filter(Statement::isPermit)
                    .filter(permit -> stands(permit, callers))
                    .toList();
            return permits.isEmpty()
                    ? whyNoneIsLeft(callers) // C10
                    : new Permits(circumstances, references, person, meanings, items, exceptions).judge(permits);
        }

        /** A permit is cancelled by a no that it is not newer than. */
        private boolean stands(Statement permit, List<Statement> callers) {
            return callers.stream().filter(Statement::isNo).allMatch(no -> permit.isNewerThan(no, now));
        }

        /** The status of the newest non-active one; a lifted refusal says nothing. */
        private Reason whyNoneIsLeft(List<Statement> callers) {
            List<Statement> inactive = callers.stream()
                    .filter(each -> !each.isActive() && !each.isLifted())
                    .toList();
            List<String> newest = inactive.stream()
                    .filter(each -> inactive.stream().noneMatch(other -> other.isNewerThan(each, now)))
                    .map(Statement::status)
                    .toList();
            if (newest.contains("rejected")) {
                return Reason.CONSENT_REJECTED;
            }
            if (newest.contains("inactive")) {
                return Reason.CONSENT_WITHDRAWN;
            }
            if (newest.contains("entered-in-error") || newest.contains("")) {
                return Reason.CONSENT_INVALID;
            }
            return newest.isEmpty() ? Reason.CONSENT_MISSING : Reason.CONSENT_NOT_ACTIVE;
        }
    }
}
