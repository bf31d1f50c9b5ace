package org.nextstephub.routes.hl7v2;

import java.util.Optional;
import java.util.Set;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.SupportedVersions;
import org.nextstephub.routes.message.Condition;

/**
 * Whether a header is of a message that is taken here: MSH-9, MSH-12, MSH-11, MSH-5 and MSH-6, in this order (HL7 v2,
 * chapter 2.9.2.2: what is wrong with them is rejected, not in error).
 *
 * @param processingIds of MSH-11 (HL7 table 0103)
 */
record HeaderRules(Set<String> processingIds) {

    /** The first rule that the header breaks. */
    Optional<Fault> broken(Msh msh) {
        boolean contradicts =
                !msh.component(9, 3).isEmpty() && !msh.component(9, 3).startsWith(msh.type());
        if (!Kind.knowsType(msh.type()) || contradicts) {
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
}
