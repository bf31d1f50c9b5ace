package org.nextstephub.profiles.validation;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.nextstephub.profiles.validation.HubValidator.Finding;

/**
 * What keeps the consents in a Bundle from meeting their profile. At the gate the policy alone reads them; whoever tries a
 * message out hears of their profile too.
 */
public final class ConsentFindings {

    private ConsentFindings() {}

    /** Findings of every consent, each at its place in the Bundle; without a line, for the text is not at hand. */
    public static List<Finding> of(Bundle bundle, HubValidator validator) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            String place = "Bundle.entry[" + i + "].resource";
            if (bundle.getEntry().get(i).getResource() instanceof Consent consent) {
                validator.validate(consent, HubValidator.profilesOf(consent)).stream()
                        .map(finding -> finding.at(finding.element().replaceFirst("^Consent", place)))
                        .forEach(findings::add);
            }
        }
        return findings;
    }
}
