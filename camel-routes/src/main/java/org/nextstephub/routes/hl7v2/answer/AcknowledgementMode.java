package org.nextstephub.routes.hl7v2.answer;

import java.util.List;
import org.nextstephub.routes.hl7v2.reading.Msh;

/**
 * Which acknowledgements a sender asks for (HL7 v2, chapter 2.9.2 and 2.9.3; HL7 table 0155). In original mode (MSH-15 and
 * MSH-16 empty) it is the one application acknowledgement; in enhanced mode an accept acknowledgement, an application
 * acknowledgement, both or none. The hub knows the outcome when it answers: where only the accept acknowledgement is asked
 * for, it says so there, so that no refusal is read as accepted.
 *
 * @param accept MSH-15
 * @param application MSH-16
 */
record AcknowledgementMode(String accept, String application) {

    static AcknowledgementMode of(Msh msh) {
        return new AcknowledgementMode(msh.raw(15).strip(), msh.raw(16).strip());
    }

    private boolean isOriginal() {
        return accept.isEmpty() && application.isEmpty();
    }

    /**
     * The codes (HL7 table 0008) of the acknowledgements to send, in their order.
     *
     * @param outcome AA, AE or AR
     */
    List<String> codes(String outcome) {
        if (isOriginal()) {
            return List.of(outcome);
        }
        return switch (outcome) {
            case "AA" -> both(asks(accept, true), asks(application, true), "AA");
            case "AR" -> rejected();
            default ->
                asks(application, false) ? both(asks(accept, true), true, outcome) : only(asks(accept, false), "CE");
        };
    }

    /** What is rejected was not accepted, so that no application acknowledgement follows an accept acknowledgement. */
    private List<String> rejected() {
        return asks(accept, false) ? List.of("CR") : only(asks(application, false), "AR");
    }

    private static List<String> both(boolean accept, boolean application, String code) {
        if (accept && application) {
            return List.of("CA", code);
        }
        return accept ? List.of("CA") : only(application, code);
    }

    private static List<String> only(boolean asked, String code) {
        return asked ? List.of(code) : List.of();
    }

    private static boolean asks(String condition, boolean positive) {
        return switch (condition) {
            case "SU" -> positive;
            case "ER" -> !positive;
            case "NE", "" -> false;
            default -> true;
        };
    }
}
