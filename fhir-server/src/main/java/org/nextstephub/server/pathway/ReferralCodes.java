package org.nextstephub.server.pathway;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.profiles.Canonical;

/** Codes of the hub's own code systems on tasks. */
public final class ReferralCodes {

    private ReferralCodes() {}

    public static CodeableConcept businessStatus(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-business-status"), code, null));
    }

    public static CodeableConcept statusReason(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-status-reason"), code, null));
    }

    /** A code of {@code ns-task-io}. */
    public static CodeableConcept io(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-task-io"), code, null));
    }
}
