package org.nextstephub.routes.hl7v2.answer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.routes.hl7v2.reading.Delimiters;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.SupportedVersions;

/**
 * The acknowledgement of a message (HL7 v2, chapter 2.9 and segments MSA, ERR), built from its raw header in its own
 * delimiters. Texts are fixed; nothing of the message is repeated but its control id.
 */
final class Ack {

    private static final Set<String> WITH_OLD_ERR = Set.of("2.3", "2.3.1", "2.4");

    private Ack() {}

    /**
     * The acknowledgement of a message.
     *
     * @param code MSA-1 (HL7 table 0008): AA, AE or AR; in enhanced mode also CA, CE or CR
     * @param faults what to report, worst first
     */
    static String of(Msh msh, String code, List<Fault> faults, Clock clock) {
        Delimiters d = msh.delimiters();
        boolean old = WITH_OLD_ERR.contains(msh.version());
        List<String> segments = new ArrayList<>();
        segments.add(AnswerHeader.of(msh, type(msh), clock));
        segments.add(msa(msh, code, faults, old));
        if (!old) {
            faults.forEach(fault -> segments.add(Err.segment(fault, d)));
        } else if (!faults.isEmpty()) {
            segments.add(Err.oldSegment(faults, d));
        }
        return String.join("\r", segments) + "\r";
    }

    private static String type(Msh msh) {
        char component = msh.delimiters().component();
        boolean structured =
                !SupportedVersions.contains(msh.version()) || !msh.version().startsWith("2.3");
        return "ACK" + component + msh.trigger() + (structured ? component + "ACK" : "");
    }

    private static String msa(Msh msh, String code, List<Fault> faults, boolean old) {
        Delimiters d = msh.delimiters();
        String text = faults.stream()
                .findFirst()
                .map(fault -> fault.issue().map(issue -> issue.hubCode() + " ").orElse("") + fault.text())
                .orElse("");
        boolean carriesText = old || Set.of("2.5", "2.5.1", "2.6").contains(msh.version());
        String[] fields = {"MSA", code, msh.raw(10), carriesText ? limit(text) : ""};
        String line = d.join(fields);
        if (old && !code.endsWith("A")) {
            Optional<Fault> first = faults.stream().findFirst();
            line = line
                    + d.field()
                    + d.field()
                    + d.field()
                    + first.map(fault -> Err.condition(fault, d.component())).orElse("");
        }
        return line;
    }

    private static String limit(String text) {
        return text.length() > 80 ? text.substring(0, 80) : text;
    }

    /** The answer to a frame in which no header could be read. */
    static String negative(Fault fault, Clock clock) {
        return AnswerHeader.standard(clock) + "\rMSA|AR|\r" + Err.segment(fault, Delimiters.STANDARD) + "\r";
    }
}
