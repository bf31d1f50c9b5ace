package org.nextstephub.server.intake.record.writer;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.PlainText;

/** What is kept of a referral. */
final class LeastReferral {

    private static final Set<String> EXTENSIONS = Set.of(
            Canonical.EXT_PATHWAY_STEP,
            Canonical.EXT_STEP_ATTESTATION,
            Canonical.EXT_CLINICAL_SERVICE,
            Canonical.EXT_CONTACT_SAFETY);

    private LeastReferral() {}

    static ServiceRequest of(ServiceRequest sent) {
        ServiceRequest kept = new ServiceRequest()
                .setIdentifier(sent.getIdentifier().stream()
                        .filter(identifier ->
                                Message.isOfType(identifier, "PLAC") || Message.isOfType(identifier, "VN"))
                        .collect(toCollection(ArrayList::new)))
                .setStatus(sent.getStatus())
                .setIntent(sent.getIntent())
                .setCategory(sent.getCategory())
                .setCode(sent.hasCode() ? sent.getCode() : null)
                .setSubject(sent.getSubject())
                .setPriority(sent.getPriority())
                .setOccurrence(sent.getOccurrence())
                .setAuthoredOnElement(sent.getAuthoredOnElement())
                .setRequester(sent.getRequester())
                .setPerformer(sent.getPerformer())
                .setReasonCode(reasons(sent))
                .setNote(sent.getNote().stream()
                        .map(note -> new Annotation().setText(PlainText.of(note.getText())))
                        .collect(toCollection(ArrayList::new)));
        KeptExtensions.copy(sent, kept, EXTENSIONS);
        return kept;
    }

    private static List<CodeableConcept> reasons(ServiceRequest sent) {
        String system = Canonical.codeSystem("ns-referral-reason");
        return sent.getReasonCode().stream()
                .map(reason -> new CodeableConcept()
                        .setText(reason.hasText() ? PlainText.of(reason.getText()) : null)
                        .setCoding(reason.getCoding().stream()
                                .filter(coding -> system.equals(coding.getSystem()))
                                .collect(toCollection(ArrayList::new))))
                .filter(reason -> reason.hasCoding() || reason.hasText())
                .collect(toCollection(ArrayList::new));
    }
}
