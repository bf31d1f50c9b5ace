package org.nextstephub.routes.hl7v2;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.routes.hl7v2.answer.Acknowledgements;
import org.nextstephub.routes.hl7v2.answer.Outcome;
import org.nextstephub.routes.hl7v2.answer.Reply;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.Peer;
import org.nextstephub.routes.hub.RefusedPeers;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One frame to its answer: header, partner, kind, structure and fields, then the hub. The first of these that fails decides,
 * and all its faults are reported. A positive answer leaves only after the hub has committed.
 */
public final class V2Intake {

    private static final Set<String> BATCHES = Set.of("FHS", "BHS");
    private static final Logger log = LoggerFactory.getLogger(V2Intake.class);

    private final Senders senders;
    private final Submission submission;
    private final Acknowledgements acknowledgements;
    private final HeaderRules rules;
    private final MeterRegistry meters;
    private final LoggedHeader headers;

    /** @param demo whether test messages (MSH-11 T and D) are taken as well as P */
    public V2Intake(
            PartnerDirectory partners,
            Hub hub,
            Clock clock,
            boolean demo,
            MeterRegistry meters,
            RefusedPeers refused,
            SenderWords words) {
        this.senders = new Senders(partners, refused);
        this.submission = new Submission(hub, clock);
        this.acknowledgements = new Acknowledgements(clock);
        this.rules = new HeaderRules(demo ? Set.of("P", "T", "D") : Set.of("P"));
        this.meters = meters;
        this.headers = new LoggedHeader(partners, words);
    }

    /** Answers a frame that was received whole. */
    public Reply answer(byte[] frame, Peer peer) {
        if (senders.isStranger(peer)) {
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
        return acknowledgements.of(msh, outcome);
    }

    /** Code of the partner that this frame names, if the connection proves to be that partner's. */
    public Optional<String> provenSender(byte[] frame, Peer peer) {
        return senders.proven(frame, peer);
    }

    /** Answers a frame that broke the rules of framing, as far as its beginning can be read. */
    public Reply broken(byte[] beginning, Issue issue, Peer peer) {
        if (senders.isStranger(peer)) {
            return Reply.HANG_UP;
        }
        meters.counter("hub.mllp.framing", "issue", issue.code()).increment();
        Fault fault = Fault.of(Condition.APPLICATION, Fault.MESSAGE, issue);
        return Msh.read(beginning)
                .filter(msh -> !msh.controlId().isEmpty())
                .map(msh -> acknowledgements.of(msh, Outcome.refused(fault)))
                .orElseGet(() -> acknowledgements.withoutHeader(fault));
    }

    private Reply unreadable(byte[] frame) {
        meters.counter("hub.mllp.framing", "issue", "header").increment();
        return acknowledgements.withoutHeader(withoutHeader(frame));
    }

    /** What is wrong with a frame that has no header; a batch (FHS, BHS) is refused as such. */
    static Fault withoutHeader(byte[] frame) {
        String start = new String(frame, 0, Math.min(3, frame.length), StandardCharsets.ISO_8859_1);
        return BATCHES.contains(start)
                ? Fault.of(Condition.MESSAGE_TYPE, start + "^1")
                : Fault.of(Condition.APPLICATION, Fault.MESSAGE, Issue.FRAME);
    }

    private Outcome process(byte[] frame, Msh msh, Peer peer) {
        try {
            Optional<RegisteredPartner> partner = senders.of(msh, peer);
            if (partner.isEmpty()) {
                return Outcome.refused(Fault.of(Condition.APPLICATION, "MSH^1^4", Issue.PARTNER));
            }
            Optional<Fault> unsuitable = rules.broken(msh);
            if (unsuitable.isPresent()) {
                return Outcome.refused(unsuitable.get());
            }
            return submission.outcome(frame, msh, partner.get());
        } catch (HubUnavailable away) {
            log.warn("mllp hub unavailable: {}", away.getMessage());
            return Outcome.refused(Fault.of(Condition.APPLICATION, Fault.MESSAGE, Issue.RETRY));
        } catch (RuntimeException | Error bug) {
            log.error("FAULT at door mllp: {}", bug.getClass().getName());
            meters.counter("hub.routes.faults", "door", "mllp").increment();
            return Outcome.refused(Fault.of(Condition.APPLICATION, Fault.MESSAGE, Issue.GIVEN_UP));
        }
    }
}
