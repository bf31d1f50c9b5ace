package org.nextstephub.routes.hl7v2;

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
import org.nextstephub.routes.hl7v2.RefusedPeers.Why;
import org.nextstephub.routes.hub.Answer;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One frame to its answer: header, partner, kind, structure and fields, then the hub. The first group that fails decides;
 * all faults of a group are reported. A positive answer leaves only after the hub has committed.
 */
public final class V2Intake {

    private static final Logger log = LoggerFactory.getLogger(V2Intake.class);

    /**
     * An answer on the wire.
     *
     * @param bytes empty when nothing is to be sent
     * @param close whether the connection ends after it
     */
    record Reply(byte[] bytes, boolean close) {
        static final Reply SILENCE = new Reply(new byte[0], false);
        static final Reply HANG_UP = new Reply(new byte[0], true);
    }

    private final PartnerDirectory partners;
    private final Hub hub;
    private final Clock clock;
    private final Set<String> processingIds;
    private final String environment;
    private final MeterRegistry meters;
    private final RefusedPeers refused;

    /** @param demo whether test messages (MSH-11 T and D) are taken beside P */
    V2Intake(
            PartnerDirectory partners, Hub hub, Clock clock, boolean demo, MeterRegistry meters, RefusedPeers refused) {
        this.partners = partners;
        this.hub = hub;
        this.clock = clock;
        this.processingIds = demo ? Set.of("P", "T", "D") : Set.of("P");
        this.environment = "P";
        this.meters = meters;
        this.refused = refused;
    }

    /** Answers a frame that was received whole. */
    Reply answer(byte[] frame, Peer peer) {
        if (isStranger(peer)) {
            return Reply.HANG_UP;
        }
        Optional<Msh> header = Msh.read(frame);
        if (header.isEmpty()) {
            return unreadable(startsWithBatch(frame));
        }
        Msh msh = header.get();
        if (msh.type().equals("ACK")) {
            return Reply.SILENCE;
        }
        long start = System.nanoTime();
        Outcome outcome = process(frame, msh, peer);
        meters.counter("hub.mllp.messages", "outcome", outcome.code()).increment();
        log.info(
                "mllp application={} facility={} type={} id={} size={} answer={} codes={} ms={}",
                printable(msh.application()),
                printable(msh.facility()),
                printable(msh.type() + "^" + msh.trigger()),
                printable(msh.controlId()),
                frame.length,
                outcome.code(),
                outcome.faults().stream().map(V2Intake::code).toList(),
                (System.nanoTime() - start) / 1_000_000);
        return reply(msh, outcome);
    }

    /** Answers a frame that broke the rules of framing, as far as its beginning can be read. */
    Reply broken(byte[] beginning, Issue issue, Peer peer) {
        if (isStranger(peer)) {
            return Reply.HANG_UP;
        }
        meters.counter("hub.mllp.framing", "issue", issue.code()).increment();
        Fault fault = Fault.of(Condition.APPLICATION, "", issue);
        Optional<Msh> header =
                Msh.read(beginning).filter(msh -> !msh.controlId().isEmpty());
        String text = header.map(msh -> Ack.of(msh, "AR", List.of(fault), clock))
                .orElseGet(() -> Ack.negative(fault, environment, clock));
        return new Reply(text.getBytes(StandardCharsets.US_ASCII), true);
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

    private Reply unreadable(boolean batch) {
        meters.counter("hub.mllp.framing", "issue", "header").increment();
        Fault fault = batch ? Fault.of(Condition.MESSAGE_TYPE, "") : Fault.of(Condition.APPLICATION, "", Issue.FRAME);
        return new Reply(Ack.negative(fault, environment, clock).getBytes(StandardCharsets.US_ASCII), true);
    }

    private static boolean startsWithBatch(byte[] frame) {
        String start = new String(frame, 0, Math.min(3, frame.length), StandardCharsets.ISO_8859_1);
        return start.equals("FHS") || start.equals("BHS");
    }

    /** @param text what is said instead of an acknowledgement */
    private record Outcome(String code, List<Fault> faults, Optional<String> text) {

        Outcome(String code, List<Fault> faults) {
            this(code, faults, Optional.empty());
        }

        static Outcome refused(Fault fault) {
            boolean transport = fault.issue().filter(V2Intake::isTransportIssue).isPresent()
                    && (fault.location().isEmpty() || fault.location().startsWith("MSH"));
            return new Outcome(transport ? "AR" : fault.condition().acknowledgement(), List.of(fault));
        }
    }

    private static boolean isTransportIssue(Issue issue) {
        return switch (issue) {
            case FRAME, LIMIT, PARTNER, DEST, RETRY, FAULT -> true;
            default -> false;
        };
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
            Optional<Fault> unsuitable = unsuitable(msh);
            if (unsuitable.isPresent()) {
                return Outcome.refused(unsuitable.get());
            }
            return translateAndSubmit(frame, msh, partner.get());
        } catch (HubUnavailable away) {
            log.warn("mllp hub unavailable: {}", away.getMessage());
            return Outcome.refused(Fault.of(Condition.APPLICATION, "", Issue.RETRY));
        } catch (RuntimeException | Error bug) {
            log.error("FAULT at door mllp: {}", bug.getClass().getName());
            meters.counter("hub.routes.faults", "door", "mllp").increment();
            return Outcome.refused(Fault.of(Condition.APPLICATION, "", Issue.GIVEN_UP));
        }
    }

    /** MSH-9, MSH-12, MSH-11, MSH-5 and MSH-6, in this order. */
    private Optional<Fault> unsuitable(Msh msh) {
        if (!Kind.knowsType(msh.type())
                || (!msh.component(9, 3).isEmpty() && !msh.component(9, 3).startsWith(msh.type()))) {
            return Optional.of(Fault.of(Condition.MESSAGE_TYPE, "MSH^1^9"));
        }
        if (Kind.of(msh).isEmpty()) {
            return Optional.of(Fault.of(Condition.EVENT_CODE, "MSH^1^9"));
        }
        if (!SupportedVersions.contains(msh.version())) {
            return Optional.of(Fault.of(Condition.VERSION_ID, "MSH^1^12"));
        }
        if (!processingIds.contains(msh.component(11, 1))) {
            return Optional.of(Fault.of(Condition.PROCESSING_ID, "MSH^1^11"));
        }
        boolean forUs =
                msh.component(5, 1).equals("NEXTSTEP") && msh.component(6, 1).equals("PSSEO");
        return forUs ? Optional.empty() : Optional.of(Fault.of(Condition.APPLICATION, "MSH^1^5", Issue.DEST));
    }

    private Outcome translateAndSubmit(byte[] frame, Msh msh, RegisteredPartner partner) {
        Faults faults = new Faults();
        Optional<V2Message> sent = V2Reader.read(frame, msh, Kind.of(msh).orElseThrow(), partner, faults);
        Optional<Bundle> message = sent.map(read -> V2ToMessage.translate(read, partner, clock.instant(), faults));
        if (faults.hasErrors()) {
            Fault first = faults.errors().get(0);
            return new Outcome(Outcome.refused(first).code(), faults.errors());
        }
        Answer answer = hub.submit(message.orElseThrow());
        List<Fault> answered = AnswerToFaults.map(answer);
        if (!answer.accepted()) {
            String code = answered.stream()
                    .map(Outcome::refused)
                    .map(Outcome::code)
                    .findFirst()
                    .orElse("AE");
            return new Outcome(code, answered);
        }
        List<Fault> remarks = new ArrayList<>(faults.remarks());
        answered.stream()
                .filter(fault ->
                        remarks.stream().noneMatch(known -> known.issue().equals(fault.issue())))
                .forEach(remarks::add);
        return new Outcome("AA", remarks, sent.flatMap(query -> status(query, answer)));
    }

    /** A question is answered by the status; everything else is acknowledged. */
    private Optional<String> status(V2Message query, Answer answer) {
        return answer.task()
                .filter(shown -> query.kind() == Kind.STATUS_ASKED)
                .map(shown -> Rri.answer(query, shown, clock));
    }

    /** Original mode, or the one answer that enhanced mode asks for (table 0155); a refused REF is always answered. */
    private Reply reply(Msh msh, Outcome outcome) {
        String accept = msh.raw(15).strip();
        String application = msh.raw(16).strip();
        String code = outcome.code();
        if (!accept.isEmpty() || !application.isEmpty()) {
            boolean positive = code.equals("AA");
            if (!asks(application, positive)) {
                if (asks(accept, positive) || (!positive && msh.type().equals("REF"))) {
                    code = "C" + code.charAt(1);
                } else {
                    return Reply.SILENCE;
                }
            }
        }
        String acknowledgement = Ack.of(msh, code, outcome.faults(), clock);
        String text = code.equals("AA") ? outcome.text().orElse(acknowledgement) : acknowledgement;
        return new Reply(text.getBytes(charset(msh)), outcome.faults().stream().anyMatch(V2Intake::endsConnection));
    }

    private static boolean asks(String condition, boolean positive) {
        return switch (condition) {
            case "AL" -> true;
            case "SU" -> positive;
            case "ER" -> !positive;
            case "NE", "" -> false;
            default -> true;
        };
    }

    private static boolean endsConnection(Fault fault) {
        return fault.issue()
                .filter(issue -> issue == Issue.LIMIT || issue == Issue.FRAME)
                .isPresent();
    }

    private static Charset charset(Msh msh) {
        return switch (msh.raw(18).strip()) {
            case "UNICODE UTF-8", "UNICODE", "UTF-8" -> StandardCharsets.UTF_8;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    private static String code(Fault fault) {
        return fault.issue()
                .map(Issue::hubCode)
                .orElse(String.valueOf(fault.condition().code()));
    }

    private static String printable(String text) {
        String shown = text.length() > 64 ? text.substring(0, 64) : text;
        return shown.replaceAll("[^\\x21-\\x7E]", "?");
    }
}
