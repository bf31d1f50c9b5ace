package org.nextstephub.server.intake;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.profiles.HubValidator;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.agreement.AgreementDecision;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.ConsentPolicy;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.consent.Terms;
import org.nextstephub.server.intake.answer.Failures;
import org.nextstephub.server.intake.answer.FhirAnswer;
import org.nextstephub.server.intake.answer.ReferralReceipts;
import org.nextstephub.server.intake.gate.Arrival;
import org.nextstephub.server.intake.gate.ConsentElements;
import org.nextstephub.server.intake.gate.ContentPolicy;
import org.nextstephub.server.intake.gate.Decided;
import org.nextstephub.server.intake.gate.Filing;
import org.nextstephub.server.intake.gate.Gathering;
import org.nextstephub.server.intake.gate.Gathering.Gathered;
import org.nextstephub.server.intake.gate.IntakeOutcome;
import org.nextstephub.server.intake.gate.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.gate.IntakeOutcome.AlreadyKnown;
import org.nextstephub.server.intake.gate.IntakeOutcome.Context;
import org.nextstephub.server.intake.gate.IntakeOutcome.Fault;
import org.nextstephub.server.intake.gate.IntakeOutcome.Invalid;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.intake.gate.Reception;
import org.nextstephub.server.intake.gate.Recognition;
import org.nextstephub.server.intake.gate.Step;
import org.nextstephub.server.intake.gate.Subjects;
import org.nextstephub.server.intake.gate.Validation;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.MessageReader;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.message.Remark;
import org.nextstephub.server.intake.record.Aftermath;
import org.nextstephub.server.intake.record.Conversation;
import org.nextstephub.server.intake.record.Effects;
import org.nextstephub.server.intake.record.FilingWriter;
import org.nextstephub.server.intake.record.Minimiser;
import org.nextstephub.server.intake.record.PersonFeed;
import org.nextstephub.server.intake.record.ReferralWriter;
import org.nextstephub.server.intake.withdrawal.Withdrawal;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ConsentStates;
import org.nextstephub.server.store.rows.ConsentStates.Watermark;
import org.nextstephub.server.store.rows.Inbox;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.worklist.Caseload;
import org.springframework.stereotype.Component;

/**
 * The one walk of every message, whichever door it came by. Nothing about a person is kept unless the agreement and the
 * consent, asked under the lock of that person, say permit; a refusal leaves a receipt and an audit event without a
 * person, committed before it is answered.
 */
@Component
public class ReferralIntake {

    private static final Fault NEEDS_PLACER = new Fault(
            IssueType.REQUIRED,
            "ServiceRequest.identifier",
            "Your number of the referral is needed: type PLAC with system and value");

    private static final Fault NEEDS_REFERRAL = new Fault(
            IssueType.REQUIRED,
            "Communication.basedOn",
            "Your number of the referral is needed: basedOn.identifier with system and value");
    private static final Fault NEEDS_WORDS = new Fault(
            IssueType.REQUIRED,
            "Communication.payload",
            "A payload with contentString of at most 4000 characters is needed");

    private final HubStore store;
    private final Inbox inbox;
    private final Receipts receipts;
    private final ReferralRows rows;
    private final ConsentStates states;
    private final PersonKeys personKeys;
    private final Clock clock;
    private final Terms terms;
    private final MessageReader reader;
    private final Recognition recognition;
    private final Filing filing;
    private final Validation validation;
    private final ContentPolicy content;
    private final Gathering gathering;
    private final Effects effects;
    private final Withdrawal withdrawal;
    private final ReferralReceipts recorder;
    private final Failures failures;

    ReferralIntake(
            FhirContext fhir,
            HubSettings settings,
            HubValidator validator,
            HubStore store,
            PartnerRegistry registry,
            Inbox inbox,
            Receipts receipts,
            ReferralRows rows,
            ConsentStates states,
            PersonKeys personKeys,
            FhirAnswer answers,
            Aftermath aftermath,
            Withdrawal withdrawal,
            Caseload caseload,
            Failures failures,
            Clock clock) {
        this.store = store;
        this.failures = failures;
        this.inbox = inbox;
        this.receipts = receipts;
        this.rows = rows;
        this.states = states;
        this.personKeys = personKeys;
        this.clock = clock;
        this.terms = Terms.ofTheProgramme(settings.consent().maxMonths());
        this.reader = new MessageReader(fhir);
        this.recognition = new Recognition(registry);
        this.filing = new Filing(store, rows, registry, recognition, caseload);
        this.validation = new Validation(validator);
        this.content = new ContentPolicy(settings.content());
        this.gathering = new Gathering(store, registry);
        this.withdrawal = withdrawal;
        this.recorder = new ReferralReceipts(store, receipts, registry, clock);
        Minimiser minimiser = new Minimiser(settings.content());
        ReferralWriter writer = new ReferralWriter(fhir, store, registry, minimiser);
        this.effects = new Effects(
                fhir,
                store,
                inbox,
                receipts,
                rows,
                content,
                writer,
                new FilingWriter(fhir, store, registry, minimiser),
                recorder,
                answers,
                aftermath,
                new PersonFeed(store, rows, personKeys, writer, aftermath),
                new Conversation(store, registry, aftermath));
    }

    /** Takes one message to its outcome; what it left behind is committed when this returns. */
    public IntakeOutcome accept(ReceivedMessage received, Caller caller) {
        return take(received, caller, receipt -> Reception.of(reader.read(received, caller.role() == Role.INTAKE))
                .then(message -> recognition.recognise(message, caller, receipt)));
    }

    /** Takes a consent that is filed by itself. */
    public IntakeOutcome file(ReceivedMessage received, Caller caller) {
        return take(received, caller, receipt -> Reception.of(reader.readFiling(received))
                .then(message -> filing.arrive(message, caller, receipt)));
    }

    private IntakeOutcome take(ReceivedMessage received, Caller caller, Function<String, Step<Arrival>> arrive) {
        String receipt = receipts.newNumber();
        Context known = Context.unknown();
        try {
            Step<Arrival> arrived = arrive.apply(receipt);
            known = arrived.reached().map(Arrival::context).orElse(known);
            Step<IntakeOutcome> walked = arrived.then(this::walkItsLane);
            IntakeOutcome outcome = ((Step.Stop<IntakeOutcome>) walked).outcome();
            return recorder.keep(outcome, received, caller, receipt);
        } catch (RuntimeException | Error failure) {
            return failures.ofMessage(failure, received, caller, known, receipt);
        }
    }

    /** What to tell of a message that failed at a door before it could be taken, or beside the walk. */
    public IntakeOutcome failed(Throwable failure, ReceivedMessage received, Caller caller) {
        return failures.ofMessage(failure, received, caller, Context.unknown(), receipts.newNumber());
    }

    /** What to tell of a question that could not be answered. */
    public IntakeOutcome unanswered(Throwable failure, String door) {
        return failures.ofQuestion(failure, door);
    }

    /** What would become of the message now: decided like a real one, and nothing is kept of it but an audit event. */
    public IntakeOutcome rehearse(ReceivedMessage received, Caller caller) {
        try {
            Step<IntakeOutcome> walked = Reception.of(reader.read(received, false))
                    .then(message -> recognition.recognise(message, caller, ""))
                    .then(arrival -> store.inOneTransaction(() -> walk(arrival), step -> false));
            IntakeOutcome outcome = ((Step.Stop<IntakeOutcome>) walked).outcome();
            recorder.rehearsed(outcome, received, caller);
            return outcome;
        } catch (RuntimeException | Error failure) {
            return failures.ofQuestion(failure, received.door());
        }
    }

    /** A message of the test lane takes every step of a real one; then all that it did is undone. */
    private Step<IntakeOutcome> walkItsLane(Arrival arrival) {
        if (!arrival.message().isTest()) {
            return walk(arrival);
        }
        Step<IntakeOutcome> walked = store.inOneTransaction(() -> walk(arrival), step -> false);
        if (((Step.Stop<IntakeOutcome>) walked).outcome() instanceof Accepted accepted) {
            recorder.keepOfTest(accepted.receipt(), arrival);
        }
        return walked;
    }

    private Step<IntakeOutcome> walk(Arrival recognised) {
        if (recognised.message().event().isOnlyNoted()) {
            hearDissent(recognised);
            return Step.stop(store.inOneTransaction(() -> effects.noted(recognised, clock.instant())));
        }
        return onlyOnce(recognised)
                .then(this::meetsItsProfile)
                .then(arrival -> needsNoPerson(arrival.message()) ? Step.next(arrival) : Subjects.check(arrival))
                .then(this::isAboutOnePerson)
                .then(arrival -> content.complete(arrival, clock.instant()))
                .then(this::applyDissent)
                .then(this::decideAndStore);
    }

    /** Of what is only noted the person's no is heard all the same; what names nobody for certain is passed over. */
    private void hearDissent(Arrival arrival) {
        if (arrival.message().all(Patient.class).count() == 1 && Withdrawal.maySayNo(arrival.message())) {
            Subjects.check(arrival).then(this::isAboutOnePerson).then(this::applyDissent);
        }
    }

    /** P3: the same message again gets the same answer; the key never stands for two contents. */
    private Step<Arrival> onlyOnce(Arrival arrival) {
        Message message = arrival.message();
        return inbox.find(arrival.partner().code(), message.key())
                .filter(known -> !known.answer().isEmpty())
                .<Step<Arrival>>map(known -> Step.stop(repeated(arrival, known)))
                .orElseGet(() -> Step.next(arrival));
    }

    private static IntakeOutcome repeated(Arrival arrival, Inbox.Entry known) {
        return known.sha256().equals(arrival.message().sha256())
                ? new AlreadyKnown(known.answer(), arrival.partner().code())
                : arrival.refused(Reason.REPLAY_CONFLICT, "P3", "", "Bundle.identifier");
    }

    /** V1. */
    private Step<Arrival> meetsItsProfile(Arrival arrival) {
        List<Fault> faults = new ArrayList<>(validation.faults(arrival.message()));
        Message message = arrival.message();
        boolean namesAReferral =
                message.event().isAboutAReferral() || message.event().isCommunication();
        if (namesAReferral && message.placer().isEmpty()) {
            faults.add(message.event().isCommunication() ? NEEDS_REFERRAL : NEEDS_PLACER);
        }
        if (message.event().isCommunication() && Conversation.words(message).isEmpty()) {
            faults.add(NEEDS_WORDS);
        }
        return faults.isEmpty()
                ? Step.next(arrival)
                : Step.stop(new Invalid(Reason.PROFILE_INVALID, faults, arrival.context()));
    }

    private static boolean needsNoPerson(Message message) {
        return message.event().isCommunication() && message.person().isEmpty();
    }

    /** V3: the numbers lead to one person here, and in a communication to the one of its referral. */
    private Step<Arrival> isAboutOnePerson(Arrival arrival) {
        Message message = arrival.message();
        String partner = arrival.partner().code();
        List<String> keys = personKeys.of(message.personKeys());
        boolean one = message.event().isCommunication()
                ? keys.isEmpty() || keys(arrival).containsAll(keys)
                : message.event() == Event.NUMBERS_MERGED
                        || rows.people(partner, keys).size() <= 1;
        return one ? Step.next(arrival) : Subjects.mismatch(arrival, "Patient.identifier");
    }

    /** W: a dissent that travels with a message takes effect at once, whatever becomes of the message. */
    private Step<Arrival> applyDissent(Arrival arrival) {
        if (!Withdrawal.maySayNo(arrival.message())) {
            return Step.next(arrival);
        }
        List<String> keys = personKeys.of(arrival.message().personKeys());
        Set<Direction> withdrawn = store.inOneTransaction(() -> withdrawal.saidIn(arrival, keys, clock.instant()));
        if (!withdrawn.isEmpty()) {
            arrival.message().remarks().add(new Remark(Issue.WITHDRAWN, "Consent"));
        }
        return Step.next(arrival);
    }

    private <T> Step<T> decideAndStore(Arrival arrival) {
        return Step.stop(store.inOneTransaction(() -> decide(arrival), Accepted.class::isInstance));
    }

    private IntakeOutcome decide(Arrival arrival) {
        Message message = arrival.message();
        List<String> keys = keys(arrival);
        Optional<Watermark> watermark = lastWithdrawal(arrival, keys);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (message.event() == Event.STATUS_ASKED) {
            return effects.status(arrival, patient(arrival, keys), now);
        }
        if (message.event() != Event.CONSENT_FILED
                && !inbox.take(arrival.partner().code(), message.key(), message.sha256(), now)) {
            return repeated(
                    arrival, inbox.find(arrival.partner().code(), message.key()).orElseThrow());
        }
        Optional<String> patientId = patient(arrival, keys);
        if (message.event() == Event.CANCEL) {
            return effects.cancel(arrival, patientId, now);
        }
        if (message.event().changesWhatIsHeld() && hasWithdrawn(message)) {
            return effects.withdrawn(arrival, now);
        }
        AgreementDecision agreement = AgreementPolicy.decide(
                arrival.partner().agreements(), arrival.sharing().direction().code(), now);
        if (!agreement.inForce()) {
            return arrival.refused(
                    agreement.reason(), agreement.step(), agreement.idAndVersion(), "MessageHeader.sender");
        }
        if (message.event().isCommunication() && keys.isEmpty()) {
            return arrival.refused(Issue.UNKNOWN_REFERRAL, agreement.idAndVersion(), "Communication.basedOn");
        }
        Gathered gathered = gathering.gather(arrival, patientId);
        ConsentDecision consent = ConsentPolicy.decide(
                gathered.question(), gathered.candidates(), watermark.map(Watermark::at), now, terms);
        consent.failure().ifPresent(failure -> {
            throw failure;
        });
        Decided decided = new Decided(arrival, keys, agreement, consent, patientId, gathered, watermark, now);
        if (message.event().isAboutThePerson()) {
            return consent.permitted() && patientId.isPresent()
                    ? effects.fromFeed(decided)
                    : effects.nothing(arrival, now);
        }
        if (message.event().isCommunication()) {
            return consent.permitted() ? effects.communication(decided) : refused(decided);
        }
        if (message.event() == Event.CONSENT_FILED) {
            return file(decided);
        }
        return consent.permitted() ? effects.referral(decided) : refused(decided);
    }

    /** Of somebody unknown nothing is kept but under a permit in force; their no is remembered without them. */
    private IntakeOutcome file(Decided decided) {
        Arrival arrival = decided.arrival();
        ConsentDecision consent = decided.consent();
        Consent sent = arrival.message().first(Consent.class).orElseThrow();
        if (consent.permitted() && !consent.mayFile(sent)) {
            Reason ofItself = ofItself(decided, sent);
            return arrival.refused(ofItself, "C3", decided.agreement().idAndVersion(), ConsentElements.of(ofItself));
        }
        if (!consent.mayFile(sent)) {
            return refused(decided);
        }
        if (consent.permitted() || decided.patientId().isPresent()) {
            return effects.filing(decided);
        }
        if (consent.isTheirNo()) {
            withdrawal.take(withdrawal.word(arrival), decided.keys(), Optional.empty(), decided.now());
            return effects.withdrawn(arrival, decided.now());
        }
        return refused(decided);
    }

    /** Why a consent cannot be filed beside a permit in force. */
    private static Reason ofItself(Decided decided, Consent sent) {
        ConsentDecision decision = decided.consent();
        if (!decision.heard(sent)) {
            return Reason.CONSENT_MISSING;
        }
        if (decision.isOwn(sent)) {
            return Reason.CONSENT_NOT_ACTIVE;
        }
        Direction asked = decided.arrival().sharing().direction();
        return decision.direction(sent).filter(asked::equals).isPresent()
                ? Reason.CONSENT_DISCLOSER_MISMATCH
                : Reason.CONSENT_DIRECTION_MISMATCH;
    }

    /** By which the person is recognised; a communication names a referral, and that its person. */
    private List<String> keys(Arrival arrival) {
        Message message = arrival.message();
        String partner = arrival.partner().code();
        if (!message.event().isCommunication()) {
            return rows.allKeys(partner, personKeys.of(message.personKeys()));
        }
        return rows.find(partner, message.placer().orElseThrow())
                .map(row -> rows.keys(partner, row.patientId()))
                .orElse(List.of());
    }

    /** Held until the transaction ends: shared by what only asks, alone by what changes the answer. */
    private Optional<Watermark> lastWithdrawal(Arrival arrival, List<String> keys) {
        boolean files = arrival.message().event() == Event.CONSENT_FILED;
        Arrival.Sharing sharing = arrival.sharing();
        return keys.stream()
                .map(key -> files
                        ? states.own(key, sharing.state(), sharing.direction())
                        : states.share(key, sharing.state(), sharing.direction()))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Watermark::at));
    }

    /** The sender, partner or desk, is told why, but of a withdrawal that it did not record itself. */
    private static IntakeOutcome refused(Decided decided) {
        Arrival arrival = decided.arrival();
        ConsentDecision consent = decided.consent();
        IntakeOutcome.Refused refused = arrival.refused(
                consent.reason(),
                consent.step(),
                decided.agreement().idAndVersion(),
                ConsentElements.of(consent.reason()));
        boolean toldByAnother = consent.reason() == Reason.CONSENT_WITHDRAWN
                && decided.watermark()
                        .filter(last ->
                                !last.recordedBy().equals(arrival.sharing().state()))
                        .isPresent();
        if (toldByAnother) {
            return refused.withoutReason();
        }
        boolean bypassed = consent.reason() == Reason.CONSENT_NOT_ACTIVE
                && arrival.message().bypassesConsent();
        return bypassed ? refused.because(Issue.CONSENT_BYPASSED) : refused;
    }

    private Optional<String> patient(Arrival arrival, List<String> keys) {
        return keys.stream()
                .map(key -> rows.patient(arrival.partner().code(), key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean hasWithdrawn(Message message) {
        return message.remarks().stream().anyMatch(remark -> remark.issue() == Issue.WITHDRAWN);
    }
}
