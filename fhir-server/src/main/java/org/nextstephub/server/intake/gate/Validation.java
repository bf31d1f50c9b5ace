package org.nextstephub.server.intake.gate;

import ca.uhn.fhir.parser.IParser;
import com.google.common.base.Suppliers;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.certain.SecondLook;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.profiles.validation.TooCostly;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.outcome.Fault;
import org.springframework.stereotype.Component;

/** Step V1: everything but the consents must meet its profile; consents are the gate's to read. */
@Component
class Validation {

    private static final int MAX_FAULTS = 20;

    private final HubValidator validator;
    private final Supplier<SecondLook> secondLook;

    Validation(HubValidator validator) {
        this.validator = validator;
        this.secondLook = Suppliers.memoize(() -> new SecondLook(validator.certainty()));
    }

    /**
     * All faults of the message, at most 20, the same element and rule once. Narrative is not judged, since it is dropped
     * unread. What a profile closes is no fault: it is left out when it is stored, or the content policy reports it. A whole
     * message that is certainly right is not shown to HAPI's validator (docs/adr/0022).
     */
    List<Fault> faults(Message message) {
        try {
            return judged(message);
        } catch (TooCostly tooCostly) {
            return List.of(new Fault(IssueType.TOOCOSTLY, "Bundle", InputLimit.SECONDS.rule()));
        }
    }

    private List<Fault> judged(Message message) {
        if (!message.event().bringsRecords() || message.isPartial()) {
            Bundle judged = copy(message.bundle());
            judged.getMeta().getProfile().clear();
            return faults(judged, errors(judged, profiles(message)));
        }
        return faultsOfWhole(
                message.bundle(), message.isMessage() ? ReferralBundles.MESSAGE : ReferralBundles.TRANSACTION);
    }

    private List<Fault> faultsOfWhole(Bundle message, String profile) {
        if (validator.certainty().doubt(message, profile).isEmpty()) {
            secondLook.get().at(() -> copyOfWhole(message), copy -> faults(copy, errors(copy, List.of(profile)))
                    .isEmpty());
            return List.of();
        }
        Bundle judged = copyOfWhole(message);
        List<Finding> errors = errors(judged, List.of(profile));
        if (errors.isEmpty()) {
            validator.certainty().learn(message, profile);
        }
        return faults(judged, errors);
    }

    private List<Finding> errors(Bundle judged, List<String> profiles) {
        return validator.validate(judged, profiles).stream()
                .filter(Finding::error)
                .toList();
    }

    private static List<Fault> faults(Bundle judged, List<Finding> errors) {
        return errors.stream()
                .filter(finding -> ProfileFaults.concernsKeptContent(judged, finding))
                .filter(finding -> !finding.closed())
                .map(finding -> ProfileFaults.of(judged, finding))
                .distinct()
                .limit(MAX_FAULTS)
                .toList();
    }

    private Bundle copyOfWhole(Bundle message) {
        Bundle judged = copy(message);
        judged.getMeta().getProfile().clear();
        judged.getEntry()
                .forEach(entry -> entry.getResource().getMeta().getProfile().clear());
        return judged;
    }

    /** By way of its text: HAPI's own copy breaks on times without seconds, which a consent may have. */
    private Bundle copy(Bundle bundle) {
        IParser parser = validator.fhir().newJsonParser();
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        Bundle copy = parser.parseResource(Bundle.class, parser.encodeResourceToString(bundle));
        ReferralBundles.dropNarrative(copy);
        return copy;
    }

    private static List<String> profiles(Message message) {
        boolean wholeMessage = message.isMessage() && !message.isPartial();
        return wholeMessage ? List.of(Canonical.profile("nextstep-message")) : List.of();
    }
}
