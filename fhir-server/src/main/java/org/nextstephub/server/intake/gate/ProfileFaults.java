package org.nextstephub.server.intake.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.server.intake.outcome.Fault;

/** What the validator finds, as faults in our own words. */
final class ProfileFaults {

    private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)]\\.resource\\.?(.*)$");

    private static final Pattern MISSING =
            Pattern.compile("([A-Za-z]+(?:\\.[A-Za-z\\[\\]]+)+)(?::[A-Za-z-]+)?: minimum required");

    private static final Pattern RULE_KEY = Pattern.compile("(?:Constraint failed: |Rule )([a-z]{2,5}-[0-9a-z]+)");

    private ProfileFaults() {}

    static boolean concernsKeptContent(Bundle bundle, Finding finding) {
        Matcher entry = ENTRY.matcher(finding.element());
        return !entry.matches()
                || ReferralBundles.JUDGED.contains(resource(bundle, entry).fhirType());
    }

    private static Resource resource(Bundle bundle, Matcher entry) {
        return bundle.getEntry().get(Integer.parseInt(entry.group(1))).getResource();
    }

    /** Names the element and how to fix it; the validator's own words may quote the message and are left out. */
    static Fault of(Bundle bundle, Finding finding) {
        Matcher entry = ENTRY.matcher(finding.element());
        String element = entry.matches()
                ? resource(bundle, entry).fhirType() + (entry.group(2).isEmpty() ? "" : "." + entry.group(2))
                : finding.element();
        String rule = finding.rule();
        String text = finding.text();
        if (rule.contains("Minimum") || text.contains("minimum required")) {
            return new Fault(
                    IssueType.REQUIRED,
                    element,
                    "An element that the profile requires is missing here: " + missing(text));
        }
        if (rule.contains("Maximum") || text.contains("max allowed")) {
            return new Fault(IssueType.STRUCTURE, element, "The element occurs more often than the profile allows");
        }
        if (rule.contains("Terminology") || rule.contains("CODE") || rule.contains("Coding")) {
            return new Fault(IssueType.CODEINVALID, element, "The code is not one of the value set that is bound here");
        }
        if (text.contains("Constraint failed") || text.contains("Rule ")) {
            return new Fault(IssueType.INVARIANT, element, "A rule of the profile is not met: " + ruleKey(text));
        }
        return new Fault(IssueType.VALUE, element, "The value does not have the form that the profile requires");
    }

    private static String missing(String text) {
        Matcher matcher = MISSING.matcher(text);
        return matcher.find() ? matcher.group(1) : "see the profile";
    }

    private static String ruleKey(String text) {
        Matcher matcher = RULE_KEY.matcher(text);
        return matcher.find() ? matcher.group(1) : "see the profile";
    }
}
