package org.nextstephub.routes.hl7v2.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Delimiters;
import org.nextstephub.routes.hl7v2.reading.Fault;

/** Faults as ERR (HL7 v2, chapter 2): a segment for each since v2.5, one segment for all before. */
final class Err {

    private static final Set<String> NOTICES =
            Set.of("ALREADY_KNOWN", "CHANGED", "WITHDRAWN", "CANCEL_ASKED", "CLOSED");

    private Err() {}

    static String segment(Fault fault, Delimiters d) {
        String[] fields = new String[9];
        Arrays.fill(fields, "");
        fields[0] = "ERR";
        fields[2] = fault.location().replace('^', d.component());
        fields[3] = condition(fault, d.component());
        fields[4] = severity(fault);
        fields[5] = fault.issue()
                .map(issue -> applicationCode(issue, fault.text(), d.component()))
                .orElse("");
        fields[8] = fault.text();
        return d.join(fields);
    }

    private static String applicationCode(Issue issue, String text, char component) {
        String code = issue.hubCode() + component + text + component + "99HUB";
        return issue == Issue.UNKNOWN_REFERRAL
                ? code + component + "101" + component + "Unknown Key Identifier" + component + "HL70533"
                : code;
    }

    private static String severity(Fault fault) {
        if (!fault.isRemark()) {
            return "E";
        }
        return fault.issue().filter(issue -> NOTICES.contains(issue.name())).isPresent() ? "I" : "W";
    }

    /** The code of HL7 table 0357. */
    static String condition(Fault fault, char component) {
        return fault.condition().code() + String.valueOf(component)
                + fault.condition().text() + component + "HL70357";
    }

    /** Before v2.5: ERR-1, one repetition a fault. */
    static String oldSegment(List<Fault> faults, Delimiters d) {
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
}
