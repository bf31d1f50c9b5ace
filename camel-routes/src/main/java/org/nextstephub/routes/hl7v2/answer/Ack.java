package org.nextstephub.routes.hl7v2.answer;

import org.nextstephub.routes.hl7v2.reading.Delimiters;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.SupportedVersions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.profiles.Issue;

/**
 * The acknowledgement of a message (HL7 v2, chapter 2.9 and segments MSA, ERR), built from its raw header in its own
 * delimiters. Texts are fixed; nothing of the message is repeated but its control id.
 */
public final class Ack {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");
    private static final Set<String> WITH_OLD_ERR = Set.of("2.3", "2.3.1", "2.4");
    private static final Set<String> NOTICES =
            Set.of("ALREADY_KNOWN", "CHANGED", "WITHDRAWN", "CANCEL_ASKED", "CLOSED");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ack() {}

    /**
     * The acknowledgement of a message.
     *
     * @param code MSA-1 (HL7 table 0008): AA, AE or AR; in enhanced mode also CA, CE or CR
     * @param faults what to report, worst first
     */
    public static String of(Msh msh, String code, List<Fault> faults, Clock clock) {
        Delimiters d = msh.delimiters();
        boolean old = WITH_OLD_ERR.contains(msh.version());
        List<String> segments = new ArrayList<>();
        segments.add(header(msh, type(msh), clock));
        segments.add(msa(msh, code, faults, old));
        if (old) {
            if (!faults.isEmpty()) {
                segments.add(oldErr(faults, d));
            }
        } else {
            faults.forEach(fault -> segments.add(err(fault, d)));
        }
        return String.join("\r", segments) + "\r";
    }

    private static String type(Msh msh) {
        char component = msh.delimiters().component();
        boolean structured =
                !SupportedVersions.contains(msh.version()) || !msh.version().startsWith("2.3");
        return "ACK" + component + msh.trigger() + (structured ? component + "ACK" : "");
    }

    /** MSH of an answer, in the delimiters of what it answers. */
    static String header(Msh msh, String type, Clock clock) {
        Delimiters d = msh.delimiters();
        boolean supported = SupportedVersions.contains(msh.version());
        String version = supported ? msh.version() : "2.5.1";
        String[] fields = new String[18];
        java.util.Arrays.fill(fields, "");
        fields[0] = "MSH" + d.field() + d.encodingCharacters();
        fields[1] = msh.raw(5);
        fields[2] = msh.raw(6);
        fields[3] = msh.raw(3);
        fields[4] = msh.raw(4);
        fields[5] = now(clock);
        fields[7] = type;
        fields[8] = newId();
        fields[9] = msh.raw(11);
        fields[10] = version;
        fields[15] = msh.raw(17);
        fields[16] = msh.raw(18);
        return join(d, fields);
    }

    private static String msa(Msh msh, String code, List<Fault> faults, boolean old) {
        Delimiters d = msh.delimiters();
        String text = faults.stream()
                .findFirst()
                .map(fault -> fault.issue().map(issue -> issue.hubCode() + " ").orElse("") + fault.text())
                .orElse("");
        boolean carriesText = old || Set.of("2.5", "2.5.1", "2.6").contains(msh.version());
        String[] fields = {"MSA", code, msh.raw(10), carriesText ? limit(text) : ""};
        String line = join(d, fields);
        if (old && !code.endsWith("A")) {
            Optional<Fault> first = faults.stream().findFirst();
            line = line
                    + d.field()
                    + d.field()
                    + d.field()
                    + first.map(fault -> condition(fault, d.component())).orElse("");
        }
        return line;
    }

    private static String limit(String text) {
        return text.length() > 80 ? text.substring(0, 80) : text;
    }

    private static String err(Fault fault, Delimiters d) {
        String[] fields = new String[9];
        java.util.Arrays.fill(fields, "");
        fields[0] = "ERR";
        fields[2] = fault.location().replace('^', d.component());
        fields[3] = condition(fault, d.component());
        fields[4] = severity(fault);
        fields[5] = fault.issue()
                .map(issue -> issue.hubCode() + d.component() + fault.text() + d.component() + "99HUB"
                        + (issue == Issue.UNKNOWN_REFERRAL
                                ? d.component() + "101" + d.component() + "Unknown Key Identifier" + d.component()
                                        + "HL70533"
                                : ""))
                .orElse("");
        fields[8] = fault.text();
        return join(d, fields);
    }

    private static String severity(Fault fault) {
        if (!fault.isRemark()) {
            return "E";
        }
        return fault.issue().filter(issue -> NOTICES.contains(issue.name())).isPresent() ? "I" : "W";
    }

    private static String condition(Fault fault, char component) {
        return fault.condition().code() + String.valueOf(component)
                + fault.condition().text() + component + "HL70357";
    }

    /** Before v2.5: ERR-1, one repetition a fault. */
    private static String oldErr(List<Fault> faults, Delimiters d) {
        List<String> repetitions = new ArrayList<>();
        for (Fault fault : faults) {
            String[] at = (fault.location() + "^^^").split("\\^", -1);
            repetitions.add(at[0]
                    + d.component()
                    + at[1]
                    + d.component()
                    + at[2]
                    + d.component()
                    + condition(fault, d.subcomponent()));
        }
        return "ERR" + d.field() + String.join(String.valueOf(d.repetition()), repetitions);
    }

    /** The answer to a frame in which no header could be read. */
    public static String negative(Fault fault, Clock clock) {
        Delimiters d = Delimiters.STANDARD;
        return "MSH|^~\\&|NEXTSTEP|PSSEO|||" + now(clock) + "||ACK|" + newId() + "|P|2.5.1\r" + "MSA|AR|\r"
                + err(fault, d) + "\r";
    }

    static String join(Delimiters d, String[] fields) {
        int last = fields.length;
        while (last > 0 && fields[last - 1].isEmpty()) {
            last--;
        }
        return String.join(String.valueOf(d.field()), java.util.Arrays.copyOf(fields, last));
    }

    static String now(Clock clock) {
        return TIME.format(OffsetDateTime.ofInstant(clock.instant(), ZoneId.of("America/Toronto")));
    }

    private static String newId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
