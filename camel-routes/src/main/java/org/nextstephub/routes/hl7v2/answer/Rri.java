package org.nextstephub.routes.hl7v2.answer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.PublishedMap;
import org.nextstephub.routes.hl7v2.reading.Delimiters;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Message;
import org.nextstephub.routes.hub.DueNotice;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * The answer to a status query (RRI^I15) and a notice (RRI^I12), HL7 v2 chapter 11: the sender's own numbers, and whether
 * the referral waits, was accepted or was not. Nothing about the person travels back, no reason, no date.
 */
public final class Rri {

    private static final PublishedMap STATUSES = PublishedMap.of("referral-task-to-v2-status");

    private Rri() {}

    /** @param shown the referral's task as its sender may see it */
    public static String answer(V2Message query, Task shown, Clock clock) {
        Msh msh = query.msh();
        Delimiters d = msh.delimiters();
        char c = d.component();
        Optional<Segment> rf1 = query.first("RF1");
        Optional<Segment> pid = query.first("PID");
        List<String> segments = new ArrayList<>();
        segments.add(AnswerHeader.of(
                msh, "RRI" + c + "I15" + (msh.version().startsWith("2.3") ? "" : c + "RRI_I12"), clock));
        segments.add(d.join("MSA", "AA", msh.raw(10)));
        String[] referral = new String[12];
        java.util.Arrays.fill(referral, "");
        referral[0] = "RF1";
        referral[1] = status(shown) + c + text(shown) + c + "HL70283";
        referral[6] = rf1.map(segment -> segment.raw(6)).orElse("");
        referral[11] = shown.getGroupIdentifier().getValue() + c + "NEXTSTEP";
        segments.add(d.join(referral));
        segments.add(d.join(
                "PRD", "RT" + c + "Referred to Provider" + c + "HL70286", "", "", String.valueOf(c) + c + c + "PSSEO"));
        segments.add(d.join(
                "PID",
                "1",
                "",
                pid.map(segment -> segment.raw(3)).orElse(""),
                "",
                String.valueOf(c).repeat(6) + "U"));
        return String.join("\r", segments) + "\r";
    }

    /** The same each time a notice is sent. */
    public static String controlId(DueNotice notice) {
        return "NSOUT" + notice.number();
    }

    /** RRI^I12: a notice that nobody asked for; empty when the partner's numbers for it are not known. */
    public static Optional<String> notice(DueNotice notice, RegisteredPartner partner, Clock clock) {
        Optional<Task> task = notice.task();
        boolean known = task.isPresent()
                && notice.person().isPresent()
                && !partner.applications().isEmpty()
                && !partner.facilities().isEmpty();
        return known ? Optional.of(notice(notice, task.get(), partner, clock)) : Optional.empty();
    }

    private static String notice(DueNotice notice, Task shown, RegisteredPartner partner, Clock clock) {
        String application = partner.applications().get(0);
        String facility = partner.facilities().get(0);
        Identifier referral = shown.getBasedOnFirstRep().getIdentifier();
        String filler = shown.getGroupIdentifier().getValue();
        return String.join(
                        "\r",
                        "MSH|^~\\&|NEXTSTEP|PSSEO|" + escaped(application) + "|" + escaped(facility) + "|"
                                + AnswerHeader.now(clock) + "||RRI^I12^RRI_I12|" + controlId(notice)
                                + "|P|2.5.1|||||CAN|UNICODE UTF-8",
                        "RF1|" + status(shown) + "^" + text(shown) + "^HL70283|||||" + escaped(referral.getValue())
                                + (filler == null ? "" : "|||||" + filler + "^NEXTSTEP"),
                        "PRD|RT^Referred to Provider^HL70286|||^^^PSSEO",
                        "PID|1||" + escaped(notice.person().orElseThrow().getValue()) + "^^^" + escaped(facility)
                                + "^MR||^^^^^^U")
                + "\r";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\E\\")
                .replace("|", "\\F\\")
                .replace("^", "\\S\\")
                .replace("&", "\\T\\")
                .replace("~", "\\R\\");
    }

    /** HL7 table 0283. */
    private static String status(Task shown) {
        return STATUSES.find(shown.getStatus().toCode()).orElse("P");
    }

    private static String text(Task shown) {
        return switch (status(shown)) {
            case "A" -> "Accepted";
            case "R" -> "Rejected";
            default -> "Pending";
        };
    }
}
