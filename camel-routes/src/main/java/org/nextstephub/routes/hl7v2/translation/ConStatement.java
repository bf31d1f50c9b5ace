package org.nextstephub.routes.hl7v2.translation;

import java.util.Set;
import org.nextstephub.profiles.PublishedMap;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.message.ConsentStatement;

/** What a CON says when all of it is read: CON-11, and the fields that override or limit it. */
final class ConStatement {

    private static final PublishedMap AUTHORITIES = PublishedMap.of("v2-consenter-authority");
    private static final Set<String> OTHER_AUTHORITIES = Set.of("6", "7");

    private ConStatement() {}

    /**
     * CON-20 bypasses the consent, CON-21 refuses it, and any limit makes it one that cannot be evaluated.
     *
     * @param sent what CON-11 says
     */
    static ConsentStatement effective(Segment con, ConsentStatement sent) {
        boolean granted = sent == ConsentStatement.GRANTED;
        if (!con.text(20).isEmpty()) {
            return ConsentStatement.BYPASSED;
        }
        if (granted && con.text(21).equals("N")) {
            return ConsentStatement.REFUSED;
        }
        return granted && isLimited(con) ? ConsentStatement.LIMITED : sent;
    }

    /** Limits in words, a partial or other disclosure, or a substitute and competence (CON-16) that do not fit together. */
    private static boolean isLimited(Segment con) {
        boolean bySubstitute = AUTHORITIES.find(con.text(25)).isPresent();
        boolean incompetent = con.text(16).equals("N");
        return con.has(9)
                || con.text(21).equals("P")
                || con.has(22)
                || OTHER_AUTHORITIES.contains(con.text(25))
                || (con.has(16) && incompetent != bySubstitute)
                || (bySubstitute && !incompetent);
    }
}
