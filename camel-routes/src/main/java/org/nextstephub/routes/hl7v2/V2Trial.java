package org.nextstephub.routes.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TrialDoor;
import org.nextstephub.profiles.TrialFormat;
import org.nextstephub.routes.hl7v2.answer.Acknowledgements;
import org.nextstephub.routes.hl7v2.answer.Outcome;
import org.nextstephub.routes.hl7v2.answer.Reply;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hub.Answer;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;

/** An HL7 v2 message tried out as if it came over a connection that proves to be the partner's. */
public final class V2Trial implements TrialDoor {

    private final PartnerDirectory partners;
    private final Clock clock;
    private final Acknowledgements acknowledgements;
    private final HeaderRules rules;

    /** @param demo whether test messages (MSH-11 T and D) are taken beside P */
    public V2Trial(PartnerDirectory partners, Clock clock, boolean demo) {
        this.partners = partners;
        this.clock = clock;
        this.acknowledgements = new Acknowledgements(clock);
        this.rules = new HeaderRules(demo ? Set.of("P", "T", "D") : Set.of("P"));
    }

    @Override
    public TrialFormat format() {
        return TrialFormat.HL7V2;
    }

    @Override
    public Tried take(byte[] text, String partner, String language, Judge judge) {
        byte[] frame = asSent(text);
        Optional<Msh> header = Msh.read(frame);
        if (header.isEmpty()) {
            Outcome unreadable = Outcome.refused(V2Intake.withoutHeader(frame));
            Reply reply = acknowledgements.withoutHeader(unreadable.faults().get(0));
            return tried(reply, StandardCharsets.US_ASCII, unreadable, language);
        }
        Msh msh = header.get();
        if (msh.type().equals("ACK")) {
            return new Tried("", "", List.of());
        }
        Outcome outcome = outcome(frame, msh, partner, judge);
        return tried(acknowledgements.of(msh, outcome), Acknowledgements.charset(msh), outcome, language);
    }

    private Outcome outcome(byte[] frame, Msh msh, String partner, Judge judge) {
        try {
            Optional<RegisteredPartner> sender = partners.find(msh.application(), msh.facility())
                    .filter(named -> named.code().equals(partner));
            Optional<Fault> fault = sender.isEmpty()
                    ? Optional.of(Fault.of(Condition.APPLICATION, "MSH^1^4", Issue.PARTNER))
                    : rules.broken(msh);
            return fault.map(Outcome::refused)
                    .orElseGet(() -> new Submission(message -> Answer.of(judge.answer(message, 0)), clock)
                            .outcome(frame, msh, sender.orElseThrow()));
        } catch (HubUnavailable away) {
            return Outcome.refused(Fault.of(Condition.APPLICATION, Fault.MESSAGE, Issue.RETRY));
        }
    }

    /** Line ends of an editor become those of the wire; MLLP marks are taken off. */
    private static byte[] asSent(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1)
                .replaceAll("[\u000B\u001C]", "")
                .replace("\r\n", "\r")
                .replace('\n', '\r')
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Tried tried(Reply reply, Charset charset, Outcome outcome, String language) {
        String answer = String.join(
                "\n",
                reply.messages().stream().map(one -> new String(one, charset)).toList());
        return new Tried(
                outcome.code(),
                answer.replace('\r', '\n').strip(),
                outcome.faults().stream().map(fault -> finding(fault, language)).toList());
    }

    private static Finding finding(Fault fault, String language) {
        return new Finding(
                !fault.isRemark(),
                fault.issue()
                        .map(Issue::hubCode)
                        .orElse(String.valueOf(fault.condition().code())),
                place(fault.location()),
                0,
                fault.issue().map(issue -> issue.text(language)).orElseGet(() -> fault.condition()
                        .text(language)));
    }

    /** Segment, sequence, field, repetition, component as people write it: {@code PID-3}, {@code CON[2]-15.1}. */
    private static String place(String location) {
        String[] parts = (location + "^^^^").split("\\^", -1);
        String sequence = parts[1].isEmpty() || parts[1].equals("1") ? "" : "[" + parts[1] + "]";
        String field = parts[2].isEmpty() ? "" : "-" + parts[2];
        String component = parts[4].isEmpty() ? "" : "." + parts[4];
        return parts[0] + sequence + field + component;
    }
}
