package org.nextstephub.server.telling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.consent.Candidate;
import org.nextstephub.server.consent.Candidate.Origin;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.ConsentPolicy;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Question;
import org.nextstephub.server.consent.Records;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ConsentStates;
import org.nextstephub.server.store.rows.ReferralRows;
import org.springframework.stereotype.Component;

/**
 * May this be told to the agency, now? Asked when a fact comes to be, when it is sent and whenever it is read; no answer
 * is remembered.
 */
@Component
public class Telling {

    private final HubStore store;
    private final ReferralRows rows;
    private final ConsentStates states;
    private final PartnerRegistry registry;
    private final FactRules rules;
    private final Terms terms;
    private final Clock clock;
    private final StoredNames names;

    Telling(
            HubStore store,
            ReferralRows rows,
            ConsentStates states,
            PartnerRegistry registry,
            FactRules rules,
            HubSettings settings,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.states = states;
        this.registry = registry;
        this.rules = rules;
        this.terms = Terms.ofTheProgramme(settings.consent().maxMonths());
        this.clock = clock;
        this.names = new StoredNames(store);
    }

    /** Holds a person against withdrawals of either direction until the transaction ends; taken before the referral's. */
    public void hold(String partner, String patientId) {
        for (String key : rows.keys(partner, patientId)) {
            states.share(key, partner, Direction.CLINICAL_TO_PEER);
            states.share(key, Canonical.PSSEO, Direction.PEER_TO_CLINICAL);
        }
    }

    /** Every consent on file about the person of a task. */
    List<Consent> consents(Task task) {
        return store.consentsOf(ReferralTask.personId(task));
    }

    /** Why the fact may not be told now, as a code; empty when it may. */
    Optional<String> objection(Fact fact, Partner agency, String patientId) {
        return objection(fact, agency, patientId, () -> store.consentsOf(patientId));
    }

    /**
     * The same where the consents are at hand.
     *
     * @param filed every consent on file about the person
     */
    Optional<String> objection(Fact fact, Partner agency, String patientId, Supplier<List<Consent>> filed) {
        if (rules.isOff(fact)) {
            return Optional.of(FactRules.SWITCHED_OFF);
        }
        Instant now = clock.instant();
        return switch (rules.group(fact)) {
            case WORD, OWN -> Optional.empty();
            case LOOP -> objection(standing(filed.get(), agency, patientId, now));
            case TRANSITION -> {
                Reason agreement = AgreementPolicy.decide(agency.agreements(), Direction.PEER_TO_CLINICAL.code(), now)
                        .reason();
                yield agreement == Reason.OK
                        ? objection(shareBack(filed.get(), agency, patientId, now))
                        : Optional.of(agreement.code());
            }
        };
    }

    private static Optional<String> objection(ConsentDecision decision) {
        return decision.permitted()
                ? Optional.empty()
                : Optional.of(decision.reason().code());
    }

    /** Whether the consent that let the person's referrals in still stands. */
    public ConsentDecision standing(Partner agency, String patientId, Instant now) {
        return standing(store.consentsOf(patientId), agency, patientId, now);
    }

    /**
     * The same where the consents are at hand.
     *
     * @param filed every consent on file about the person
     */
    public ConsentDecision standing(List<Consent> filed, Partner agency, String patientId, Instant now) {
        return standing(
                filed,
                agency,
                patientId,
                now,
                new Asked(
                        Optional.empty(),
                        lastWithdrawal(agency.code(), agency, patientId, Direction.CLINICAL_TO_PEER)));
    }

    /** By whom a record would be looked at, and when the person last withdrew. */
    private record Asked(Optional<Look> look, Optional<Instant> lastWithdrawal) {}

    private ConsentDecision standing(List<Consent> filed, Partner agency, String patientId, Instant now, Asked asked) {
        Case about = about(filed, patientId, Direction.CLINICAL_TO_PEER, agency.recordKey(), peer(), asked.look());
        return ConsentPolicy.stands(about.question(), about.filed(), asked.lastWithdrawal(), now, terms);
    }

    /** What is on file about these people, read once for all of them: ask {@link #mayBeRead} with it. */
    public OnFile onFile(Set<String> people) {
        return people.isEmpty()
                ? OnFile.NOBODY
                : new OnFile(
                        rows.partnersOf(people),
                        store.consentsOf(people),
                        states.lastWithdrawals(people, Direction.CLINICAL_TO_PEER));
    }

    /**
     * Whether what an agency shared may be looked at now: no refusal, withdrawal or exception for it since. Of somebody who
     * came by no agency there is nothing to ask.
     *
     * @param about what is on file about the person, among others
     * @param record what would be looked at
     * @param worker id of the PractitionerRole of whoever would look, whom an exception may name
     */
    public boolean mayBeRead(OnFile about, String patientId, Resource record, Optional<String> worker) {
        return about.partnerOf(patientId)
                .flatMap(registry::find)
                .map(agency -> standing(
                                about.consentsOf(patientId),
                                agency,
                                patientId,
                                clock.instant(),
                                new Asked(Optional.of(new Look(record, worker)), about.lastWithdrawal(patientId)))
                        .permitted())
                .orElse(true);
    }

    /** At a record, by a worker or by peer support as a whole. */
    private record Look(Resource record, Optional<String> worker) {}

    /** What the person's consents say at a moment, in both directions. */
    public record Permits(ConsentDecision standing, ConsentDecision shareBack) {}

    /** @param filed every consent on file about the person */
    public Permits permits(Partner agency, String patientId, List<Consent> filed, Instant now) {
        return new Permits(standing(filed, agency, patientId, now), shareBack(filed, agency, patientId, now));
    }

    private ConsentDecision shareBack(List<Consent> filed, Partner agency, String patientId, Instant now) {
        Case about = about(filed, patientId, Direction.PEER_TO_CLINICAL, peer(), agency.recordKey(), Optional.empty());
        return ConsentPolicy.decide(
                about.question(),
                about.filed(),
                lastWithdrawal(Canonical.PSSEO, agency, patientId, Direction.PEER_TO_CLINICAL),
                now,
                terms);
    }

    private static String peer() {
        return "Organization/" + Canonical.PSSEO;
    }

    private record Case(Question question, List<Candidate> filed) {}

    private Case about(
            List<Consent> filed,
            String patientId,
            Direction direction,
            String discloser,
            String recipient,
            Optional<Look> look) {
        String person = "Patient/" + patientId;
        Records records = registry.addTo(new Records()).person(person).onFile(filed);
        look.ifPresent(at -> names.of(at.record(), filed, records));
        Set<String> reader = look.flatMap(Look::worker)
                .map(worker -> names.ofWorker(worker, filed, records))
                .orElse(Set.of());
        Question.Item item = look.map(at -> Question.Item.of(reference(at.record()), at.record(), records))
                .orElseGet(() -> new Question.Item(Set.of(person), Set.of(), List.of()));
        return new Case(
                new Question(direction, discloser, recipient, reader, List.of(item), List.of(), records),
                filed.stream()
                        .map(consent -> new Candidate(consent, Origin.FILE, true))
                        .toList());
    }

    private static String reference(Resource stored) {
        return stored.fhirType() + "/" + stored.getIdElement().getIdPart();
    }

    private Optional<Instant> lastWithdrawal(String discloser, Partner agency, String patientId, Direction direction) {
        return states.lastWithdrawal(agency.code(), patientId, discloser, direction);
    }
}
