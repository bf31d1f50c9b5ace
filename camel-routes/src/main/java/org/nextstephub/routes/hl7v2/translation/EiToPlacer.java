package org.nextstephub.routes.hl7v2.translation;

import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Referral;

/** RF1-6 (data type EI) to the sender's number of the referral; the guide's HL7 v2 page, row RF1-6. */
final class EiToPlacer {

    private EiToPlacer() {}

    /** Empty if there is none that can be used, which is then a fault. */
    static Optional<Identifier> map(Translation translation, Segment rf1) {
        String value = rf1.text(6);
        String universal = rf1.text(6, 3);
        String scheme = rf1.text(6, 4);
        if (value.isEmpty() && !universal.isEmpty() && scheme.isEmpty()) {
            value = universal;
            universal = "";
        }
        if (value.isEmpty()) {
            translation.faults().add(Condition.REQUIRED_FIELD, rf1.at(6));
            return Optional.empty();
        }
        return translation.isId(value, rf1.at(6))
                ? Optional.of(Referral.placer(system(translation, rf1.text(6, 2), universal, scheme), value))
                : Optional.empty();
    }

    private static String system(Translation translation, String namespace, String universal, String scheme) {
        if (scheme.equals("ISO") && !universal.isEmpty()) {
            return "urn:oid:" + universal;
        }
        if ((scheme.equals("UUID") || scheme.equals("GUID")) && !universal.isEmpty()) {
            return "urn:uuid:" + universal;
        }
        String own = Canonical.partnerNaming(translation.partner().code(), "referral");
        boolean isOwn = namespace.isEmpty()
                || translation.partner().applications().contains(namespace)
                || translation.partner().facilities().contains(namespace);
        return isOwn ? own : own + "/" + namespace;
    }
}
