package org.nextstephub.profiles.certain;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;

/** HAPI's validator, asked as the gate asks it. */
public final class Judge {

    private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)]\\.resource\\.?(.*)$");

    private final HubValidator validator;

    public Judge(HubValidator validator) {
        this.validator = validator;
    }

    /**
     * What HAPI's validator says of a message.
     *
     * @param spotless no error at all
     * @param faults those that the gate counts, by element and rule
     */
    public record Verdict(boolean spotless, List<String> faults) {}

    /** Judges a copy by way of its text; nothing of the message is changed. */
    public Verdict judge(Bundle message, String profile) {
        Bundle judged = copy(message);
        judged.getMeta().getProfile().clear();
        ReferralBundles.dropNarrative(judged);
        judged.getEntry()
                .forEach(entry -> entry.getResource().getMeta().getProfile().clear());
        List<Finding> errors = validator.validate(judged, List.of(profile)).stream()
                .filter(Finding::error)
                .toList();
        return new Verdict(
                errors.isEmpty(),
                errors.stream()
                        .filter(finding -> !finding.closed() && concernsKeptContent(judged, finding))
                        .map(finding -> finding.element() + " " + finding.rule())
                        .toList());
    }

    private Bundle copy(Bundle message) {
        FhirContext fhir = validator.fhir();
        IParser parser = fhir.newJsonParser();
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser.parseResource(Bundle.class, parser.encodeResourceToString(message));
    }

    private static boolean concernsKeptContent(Bundle judged, Finding finding) {
        Matcher entry = ENTRY.matcher(finding.element());
        return !entry.matches()
                || ReferralBundles.JUDGED.contains(judged.getEntry()
                        .get(Integer.parseInt(entry.group(1)))
                        .getResource()
                        .fhirType());
    }
}
