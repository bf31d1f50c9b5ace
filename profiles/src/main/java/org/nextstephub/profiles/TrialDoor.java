package org.nextstephub.profiles;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * A door for texts that are not FHIR, tried out: it translates and answers as it always does, but keeps nothing, and somebody
 * else decides about its messages. The routes offer one for each of their formats where they run in the hub's process.
 */
public interface TrialDoor {

    TrialFormat format();

    /**
     * Takes a text to its answer.
     *
     * @param partner code of the partner who would send it, and whose settings count
     * @param language in which findings are told, {@code en} or {@code fr}
     */
    Tried take(byte[] text, String partner, String language, Judge judge);

    /** Decides about a message as the hub would. */
    interface Judge {

        /**
         * What the hub answers: an answer message, or an OperationOutcome alone.
         *
         * @param row of a file, from 1; 0 where the text is one message
         */
        Resource answer(Bundle message, int row);
    }

    /**
     * What came of it.
     *
     * @param code of the answer: MSA-1, or what became of a file
     * @param answer as it would go out; empty when nothing would
     */
    record Tried(String code, String answer, List<Finding> findings) {

        public Tried {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Something wrong with the text, or worth a remark.
     *
     * @param code the hub's public code, else that of HL7 table 0357
     * @param place field such as {@code PID-3}, or name of a column; empty when the whole is meant
     * @param row of a file, from 1; 0 where the text is one message
     */
    record Finding(boolean error, String code, String place, int row, String text) {}
}
