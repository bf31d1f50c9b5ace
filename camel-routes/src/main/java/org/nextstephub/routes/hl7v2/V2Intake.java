package org.nextstephub.routes.hl7v2;

import org.nextstephub.routes.hl7v2.answer.Ack;
import org.nextstephub.routes.hl7v2.answer.AcknowledgementMode;
import org.nextstephub.routes.hl7v2.answer.AnswerToFaults;
import org.nextstephub.routes.hl7v2.answer.Outcome;
import org.nextstephub.routes.hl7v2.answer.Reply;
import org.nextstephub.routes.hl7v2.answer.Rri;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.V2Message;
import org.nextstephub.routes.hl7v2.reading.V2Reader;
import org.nextstephub.routes.hl7v2.translation.V2ToMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.routes.hub.Answer;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.Peer;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RefusedPeers.Why;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One frame to its answer: header, partner, kind, structure and fields, then the hub. The first group that fails decides;
 * all faults of a group are reported. A positive answer leaves only after the hub has committed.
 */
public final class V2Intake {

    private static final Set<String> BATCHES = Set.of("FHS", "BHS");
    private static final Logger log = LoggerFactory.getLogger(V2Intake.class);

    private final PartnerDirectory partners;
    private final Hub hub;
    private final Clock clock;
    private final HeaderRules rules;
    private final MeterRegistry meters;
    private final RefusedPeers refused;
    private final LoggedHeader headers;

    /** @param demo whether test messages (MSH-11 T and D) are taken beside P */
    public V2Intake(
            PartnerDirectory partners,
            Hub hub,
            Clock clock,
            boolean demo,
            MeterRegistry meters,
            RefusedPeers refused,
            SenderWords words) {
        this.partners = partners;
        this.hub = hub;
        this.clock = clock;
        this.rules = new HeaderRules(demo ? Set.of("P", "T", "D") : Set.of("P"));
        this.meters = meters;
        this.refused = refused;
        this.headers = new LoggedHeader(partners, words);
    }

    /** Answers a frame that was received whole. */
    public Reply answer(byte[] frame, Peer peer) {
        if (isStranger(peer)) {
            return Reply.HANG_UP;
        }
        Optional<Msh> header = Msh.read(frame);
        if (header.isEmpty()) {
            return unreadable(frame);
        }
        Msh msh = header.get();
        if (msh.type().equals("ACK")) {
            return Reply.SILENCE;
        }
        long start = System.nanoTime();
        Outcome outcome = process(frame, msh, peer);
        meters.counter("hub.mllp.messages", "outcome", outcome.code()).increment();
        log.info(
                "mllp {} size={} answer={} codes={} ms={}",
                headers.of(msh),
                frame.length,
                outcome.code(),
                outcome.codes(),
                (System.nanoTime() - start) / 1_000_000);
        return reply(msh, outcome);
    }

    /** The partner that this frame names, by its code, if the connection proves to be that partner's. */
    public Optional<String> provenSender(byte[] frame, Peer peer) {
        try {
            return Msh.read(frame)
                    .flatMap(msh -> partners.find(msh.application(), msh.facility()))
                    .filter(peer::proves)
                    .map(RegisteredPartner::code);
        } catch (HubUnavailable away) {
            return Optional.empty();
        }
    }

    /** Answers a frame that broke the rules of framing, as far as its beginning can be read. */
    public Reply broken(byte[] beginning, Issue issue, Peer peer) {
        if (isStranger(peer)) {
            return Reply.HANG_UP;
        }
        meters.counter("hub.mllp.framing", "issue", issue.code()).increment();
        Fault fault = Fault.of(Condition.APPLICATION, Fault.MESSAGE, issue);
        return Msh.read(beginning)
                .filter(msh -> !msh.controlId().isEmpty())
                .map(msh -> reply(msh, Outcome.refused(fault)))
                .orElseGet(() -> Reply.last(Ack.negative(fault, clock), StandardCharsets.US_ASCII));
    }

    /** Whose connection is nobody's is not read; whether it is cannot be told while the registry is away. */
    private boolean isStranger(Peer peer) {
        try {
            boolean known = peer.isKnown(partners.active().toList());
            if (!known) {
                refused.refused(Why.STRANGER, peer.address());
            }
            return !known;
        } catch (HubUnavailable away) {
            return false;
        }
    }

    /** A batch (FHS, BHS) is told by its name that it is one. */
    private Reply unreadable(byte[] frame) {
        meters.counter("hub.mllp.framing", "issue", "header").increment();
        String start = new String(frame, 0, Math.min(3, frame.length), StandardCharsets.ISO_8859_1);
        Fault fault = BATCHES.contains(start)
                ? Fault.of(Condition.MESSAGE_TYPE, start + "^1")
                : Fault.of(Condition.APPLICATION, Fault.MESSAGE, Issue.FRAME);
        return Reply.last(Ack.negative(fault, clock), StandardCharsets.US_ASCII);
    }

    private Outcome process(byte[] frame, Msh msh, Peer peer) {
        try {
            Optional<RegisteredPartner> partner = partners.find(msh.application(), msh.facility());
            if (partner.isEmpty()) {
                return Outcome.refused(Fault.of(Condition.APPLICATION, "MSH^1^4", Issue.PARTNER));
            }
            if (!peer.maySpeakFor(partner.get())) {
                refused.refused(Why.OTHER_PARTNER, peer.address());
                return Outcome.refused(Fault.of(Condition.APPLICATION, "MSH^1^4", Issue.PARTNER));
            }
            Optional<Fault> unsuitable = rules.broken(msh);
            if (unsuitable.isPresent()) {
                return Outcome.refused(unsuitable.get());
            }
            return translateAndSubmit(frame, msh, partner.get());
        } catch (HubUnavailable away) {
            log.warn("mllp hub unavailable: {}", away.getMessage());
            return Outcome.refused(Fault.of(Condition.APPLICATION, Fault.MESSAGE, Issue.RETRY));
        } catch (RuntimeException | Error bug) {
            log.error("FAULT at door mllp: {}", bug.getClass().getName());
            meters.counter("hub.routes.faults", "door", "mllp").increment();
            return Outcome.refused(Fault.of(Condition.APPLICATION, Fault.MESSAGE, Issue.GIVEN_UP));
        }
    }

    private Outcome translateAndSubmit(byte[] frame, Msh msh, RegisteredPartner partner) {
        Faults faults = new Faults();
        Optional<V2Message> sent = V2Reader.read(frame, msh, Kind.of(msh).orElseThrow(), partner, faults);
        Optional<Bundle> message = sent.map(read -> V2ToMessage.translate(read, partner, clock.instant(), faults));
        if (faults.hasErrors()) {
            return Outcome.refused(faults.errors());
        }
        Answer answer = hub.submit(message.orElseThrow());
        List<Fault> answered = AnswerToFaults.map(answer);
        if (!answer.accepted()) {
            return Outcome.refused(answered);
        }
        List<Fault> remarks = new ArrayList<>(faults.remarks());
        answered.stream()
                .filter(fault ->
                        remarks.stream().noneMatch(known -> known.issue().equals(fault.issue())))
                .forEach(remarks::add);
        return Outcome.accepted(remarks, sent.flatMap(query -> status(query, answer)));
    }

    /** A question is answered by the status; everything else is acknowledged. */
    private Optional<String> status(V2Message query, Answer answer) {
        return answer.task()
                .filter(shown -> query.kind() == Kind.STATUS_ASKED)
                .map(shown -> Rri.answer(query, shown, clock));
    }

    private Reply reply(Msh msh, Outcome outcome) {
        List<String> codes = AcknowledgementMode.of(msh).codes(outcome.code());
        List<byte[]> messages = codes.stream()
                .map(code -> text(msh, code, codes.size() > 1, outcome).getBytes(charset(msh)))
                .toList();
        return new Reply(messages, outcome.endsConnection());
    }

    /** @param both whether what there is to say is said in the application acknowledgement */
    private String text(Msh msh, String code, boolean both, Outcome outcome) {
        List<Fault> said = both && code.equals("CA") ? List.of() : outcome.faults();
        Optional<String> instead = outcome.text().filter(text -> code.equals("AA"));
        return instead.orElseGet(() -> Ack.of(msh, code, said, clock));
    }

    private static Charset charset(Msh msh) {
        return switch (msh.raw(18).strip()) {
            case "UNICODE UTF-8", "UNICODE", "UTF-8" -> StandardCharsets.UTF_8;
            default -> StandardCharsets.ISO_8859_1;
        };
    }
}
