package org.nextstephub.routes.hl7v2.translation;

import org.nextstephub.profiles.Canonical;
import org.nextstephub.routes.hl7v2.reading.Segment;

/** The assigning authority of a person's number (CX.4) to its identifier system; the guide's HL7 v2 page, row PID-3. */
final class CxToSystem {

    private CxToSystem() {}

    static String map(Translation translation, Segment segment, String number) {
        String oid = segment.part(number, 4, 2);
        if (segment.part(number, 4, 3).equals("ISO") && !oid.isEmpty()) {
            return "urn:oid:" + oid;
        }
        String namespace = segment.part(number, 4, 1);
        boolean isDefault = namespace.isEmpty()
                || namespace.equals(translation.partner().option("mrn-namespace", ""))
                || translation.partner().facilities().contains(namespace);
        return isDefault ? own(translation) : own(translation) + "/" + namespace;
    }

    /** Whether the sender itself assigned the number. */
    static boolean isOwn(Translation translation, Segment segment, String number) {
        return map(translation, segment, number).equals(own(translation));
    }

    private static String own(Translation translation) {
        return Canonical.partnerNaming(translation.partner().code(), "mrn");
    }
}
