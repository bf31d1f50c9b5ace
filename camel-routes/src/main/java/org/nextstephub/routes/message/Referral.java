package org.nextstephub.routes.message;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.nextstephub.profiles.Canonical;

/** What every referral to the programme says alike (profile {@code nextstep-referral}), whichever door it came by. */
public final class Referral {

    /** Codes of {@code ns-referral-reason}: reasons of ours, never a diagnosis. */
    public static final List<String> REASONS = List.of(
            "nearing-completion",
            "continued-support",
            "community-connection",
            "belonging",
            "confidence-coping",
            "natural-supports",
            "goals-interests",
            "person-asked");

    private Referral() {}

    /** The intent, category, code, performer and step of a referral that is made. */
    public static void complete(ServiceRequest referral) {
        referral.setIntent(ServiceRequestIntent.PROPOSAL)
                .addCategory(new CodeableConcept(new Coding(Canonical.SCT, "3457005", "Patient referral")))
                .setCode(new CodeableConcept(
                        new Coding(Canonical.codeSystem("ns-service"), "peer-support-transition", null)))
                .addPerformer(MessageDraft.organization(Canonical.PSSEO));
        referral.addExtension(
                Canonical.EXT_PATHWAY_STEP,
                new CodeableConcept(new Coding(Canonical.codeSystem("ns-pathway-step"), "make-referral", null)));
    }

    /** The sender's number of the referral. */
    public static Identifier placer(String system, String value) {
        return typed("PLAC", system, value);
    }

    /** An identifier of a type of HL7 table 0203. */
    public static Identifier typed(String type, String system, String value) {
        return new Identifier()
                .setType(new CodeableConcept(new Coding(Canonical.IDENTIFIER_TYPE, type, null)))
                .setSystem(system)
                .setValue(value);
    }

    public static CodeableConcept reason(String code) {
        return new CodeableConcept(new Coding(Canonical.codeSystem("ns-referral-reason"), code, null));
    }

    /** The clinical service goes on until about this day. */
    public static Extension serviceUntil(String day, Reference agency) {
        return service("active", "expectedEnd", day, agency);
    }

    /** The clinical service ended on this day. */
    public static Extension serviceEnded(String day, Reference agency) {
        return service("ended", "endedOn", day, agency);
    }

    private static Extension service(String status, String dateName, String day, Reference agency) {
        Extension service = new Extension(Canonical.EXT_CLINICAL_SERVICE);
        service.addExtension("status", new CodeType(status));
        service.addExtension(dateName, new DateType(day));
        service.addExtension("organization", agency);
        return service;
    }

    /** Says that a step of the pathway was taken on a day, and by whom. */
    public static void attest(ServiceRequest referral, String step, String day, Reference by) {
        Extension attestation = new Extension(Canonical.EXT_STEP_ATTESTATION);
        attestation.addExtension("step", new CodeType(step));
        attestation.addExtension("date", new DateType(day));
        attestation.addExtension("by", by);
        referral.addExtension(attestation);
    }
}
