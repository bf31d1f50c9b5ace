package org.nextstephub.routes.hl7v2.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Fault;

/**
 * What a message has come to.
 *
 * @param code of HL7 table 0008: AA, AE or AR
 * @param faults what is reported, worst first
 * @param text what is said instead of an acknowledgement
 */
public record Outcome(String code, List<Fault> faults, Optional<String> text) {

    /** Issues of the way here rather than of the content: a message that meets one was not looked at. */
    private static final Set<Issue> OF_TRANSPORT =
            Set.of(Issue.FRAME, Issue.LIMIT, Issue.PARTNER, Issue.DEST, Issue.RETRY, Issue.FAULT);

    private static final Set<Issue> ENDS_CONNECTION = Set.of(Issue.LIMIT, Issue.FRAME);

    public static Outcome accepted(List<Fault> remarks, Optional<String> text) {
        return new Outcome("AA", remarks, text);
    }

    public static Outcome refused(Fault fault) {
        return refused(List.of(fault));
    }

    /** @param faults the first decides the code; none: the content was at fault in some way that is not known */
    public static Outcome refused(List<Fault> faults) {
        String code = faults.stream().findFirst().map(Outcome::code).orElse("AE");
        return new Outcome(code, faults, Optional.empty());
    }

    /** A receiver that PRD names is content; one that MSH names is not. */
    private static String code(Fault fault) {
        boolean ofContent = fault.location().startsWith("PRD") && fault.issue().equals(Optional.of(Issue.DEST));
        boolean ofTransport =
                !ofContent && fault.issue().filter(OF_TRANSPORT::contains).isPresent();
        return ofTransport ? "AR" : fault.condition().acknowledgement();
    }

    boolean isPositive() {
        return code.equals("AA");
    }

    /** After what cannot be told apart or is too large, the rest of the stream is not trusted. */
    boolean endsConnection() {
        return faults.stream()
                .anyMatch(
                        fault -> fault.issue().filter(ENDS_CONNECTION::contains).isPresent());
    }

    /** The public codes, for the log. */
    public List<String> codes() {
        return faults.stream()
                .map(fault -> fault.issue()
                        .map(Issue::hubCode)
                        .orElse(String.valueOf(fault.condition().code())))
                .toList();
    }
}
