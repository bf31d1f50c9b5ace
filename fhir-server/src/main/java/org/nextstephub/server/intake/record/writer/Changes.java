package org.nextstephub.server.intake.record.writer;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;

/**
 * Lays an update over what is held. A whole update replaces; a partial one leaves what it does not mention and removes
 * what it marks with data-absent-reason. The hub's own additions always stay.
 */
final class Changes {

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final Set<String> SENDERS_EXTENSIONS =
            Set.of(Canonical.EXT_CLINICAL_SERVICE, Canonical.EXT_CONTACT_SAFETY, Canonical.EXT_STEP_ATTESTATION);

    private Changes() {}

    /** Completes the update {@code sent} from {@code held}. */
    static void apply(ServiceRequest sent, ServiceRequest held, boolean partial) {
        sent.setIdentifier(held.getIdentifier());
        held.getSupportingInfo().stream()
                .filter(known -> sent.getSupportingInfo().stream().noneMatch(known::equalsDeep))
                .forEach(known -> sent.addSupportingInfo(known.copy()));
        if (partial) {
            keepUnmentioned(sent, held);
        }
        removeMarked(sent);
    }

    private static void keepUnmentioned(ServiceRequest sent, ServiceRequest held) {
        sent.setIntent(held.getIntent()).setCategory(held.getCategory()).setCode(held.getCode());
        if (!sent.hasStatus()) {
            sent.setStatus(held.getStatus());
        }
        if (!sent.hasPriority()) {
            sent.setPriority(held.getPriority());
        }
        if (!sent.hasOccurrence()) {
            sent.setOccurrence(held.getOccurrence());
        }
        if (!sent.hasAuthoredOn()) {
            sent.setAuthoredOnElement(held.getAuthoredOnElement());
        }
        if (!sent.hasRequester()) {
            sent.setRequester(held.getRequester());
        }
        if (!sent.hasPerformer()) {
            sent.setPerformer(held.getPerformer());
        }
        if (!sent.hasReasonCode()) {
            sent.setReasonCode(held.getReasonCode());
        }
        if (!sent.hasNote()) {
            sent.setNote(held.getNote());
        }
        for (Extension extension : held.getExtension()) {
            boolean stays = SENDERS_EXTENSIONS.contains(extension.getUrl())
                    || extension.getUrl().equals(Canonical.EXT_PATHWAY_STEP);
            if (stays && !sent.hasExtension(extension.getUrl())) {
                sent.addExtension(extension.copy());
            }
        }
    }

    private static void removeMarked(ServiceRequest sent) {
        if (isMarked(sent.getOccurrence())) {
            sent.setOccurrence(null);
        }
        sent.getNote().removeIf(Changes::isMarked);
        sent.getReasonCode().removeIf(Changes::isMarked);
    }

    /** Completes the update {@code sent} of a person from {@code held}. */
    static void apply(Patient sent, Patient held, boolean partial) {
        List<Identifier> fresh = sent.getIdentifier().stream()
                .filter(identifier -> held.getIdentifier().stream()
                        .noneMatch(known -> Objects.equals(known.getSystem(), identifier.getSystem())
                                && Objects.equals(known.getValue(), identifier.getValue())))
                .toList();
        sent.setIdentifier(new java.util.ArrayList<>(held.getIdentifier()));
        fresh.forEach(sent::addIdentifier);
        sent.setManagingOrganization(held.getManagingOrganization());
        if (!sent.hasName()) {
            sent.setName(held.getName());
        }
        if (partial) {
            keepUnmentioned(sent, held);
        }
        sent.getTelecom().removeIf(Changes::isMarked);
        sent.getAddress().removeIf(Changes::isMarked);
        sent.getCommunication().removeIf(Changes::isMarked);
    }

    private static void keepUnmentioned(Patient sent, Patient held) {
        if (!sent.hasTelecom()) {
            sent.setTelecom(held.getTelecom());
        }
        if (!sent.hasGender()) {
            sent.setGender(held.getGender());
        }
        if (!sent.hasBirthDate()) {
            sent.setBirthDateElement(held.getBirthDateElement());
        }
        if (!sent.hasAddress()) {
            sent.setAddress(held.getAddress());
        }
        if (!sent.hasCommunication()) {
            sent.setCommunication(held.getCommunication());
        }
        for (Extension extension : held.getExtension()) {
            if (!sent.hasExtension(extension.getUrl())) {
                sent.addExtension(extension.copy());
            }
        }
    }

    private static boolean isMarked(@org.jspecify.annotations.Nullable Element element) {
        return element != null && element.hasExtension(ABSENT);
    }
}
