package org.nextstephub.server.consent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.Statement.Kind;
import org.nextstephub.server.consent.Statement.Span;

/** Whether a consent can be judged in all its parts: a limit that cannot be evaluated is never passed over. */
final class Comprehension {

    private static final Set<String> EXEMPTION_ACTORS = Set.of("Organization", "Practitioner", "PractitionerRole");
    private static final Map<String, Set<String>> CATEGORIES = Map.of(
            Canonical.LOINC, Set.of("59284-0"),
            Canonical.ACT_CODE, Set.of("IDSCL", "INFA", "OPTIN"));

    private final Records records;
    private final Terms terms;

    Comprehension(Records records, Terms terms) {
        this.records = records;
        this.terms = terms;
    }

    boolean isAPrivacyConsent(Consent consent) {
        return hasCoding(consent.getScope(), Canonical.CONSENT_SCOPE, Set.of("patient-privacy"))
                && consent.getCategory().stream().anyMatch(category -> CATEGORIES.entrySet().stream()
                        .anyMatch(known -> hasCoding(category, known.getKey(), known.getValue())));
    }

    boolean understands(Consent consent, Kind kind, Optional<Direction> direction, Span period) {
        ProvisionComponent root = consent.getProvision();
        return direction.isPresent()
                && namesOneOrganization(consent)
                && hasRegisteredWording(consent, direction.get())
                && !states(consent, "policyRule")
                && consent.getVerification().stream()
                        .allMatch(verification -> Boolean.TRUE.equals(
                                verification.getVerifiedElement().getValue()))
                && root.getType() != null
                && hasOnlyEvaluableParts(root)
                && root.getData().isEmpty()
                && (kind == Kind.PERMIT ? permitIsEvaluable(root) : refusalIsEvaluable(root))
                && isEvaluable(root.getPeriod(), period);
    }

    private static boolean namesOneOrganization(Consent consent) {
        return consent.getOrganization().size() == 1
                && namesSomething(consent.getOrganization().get(0));
    }

    private boolean hasRegisteredWording(Consent consent, Direction direction) {
        return consent.getPolicy().size() == 1
                && consent.getPolicy().get(0).getUri() != null
                && direction == terms.wordings().get(consent.getPolicy().get(0).getUri());
    }

    private static boolean hasOnlyEvaluableParts(ProvisionComponent provision) {
        return !states(provision, "dataPeriod")
                && provision.getSecurityLabel().isEmpty()
                && provision.getClass_().isEmpty()
                && provision.getCode().isEmpty();
    }

    private boolean permitIsEvaluable(ProvisionComponent root) {
        return isTolerated(root.getAction())
                && (!terms.demands().period()
                        || (root.getPeriod().hasStart() && root.getPeriod().hasEnd()))
                && root.getActor().stream().allMatch(Comprehension::isRecipient)
                && root.getProvision().stream().allMatch(this::exemptionIsEvaluable);
    }

    private boolean refusalIsEvaluable(ProvisionComponent root) {
        return root.getAction().isEmpty() && root.getProvision().isEmpty() && actorsAndPurposesAreEvaluable(root);
    }

    private boolean exemptionIsEvaluable(ProvisionComponent nested) {
        return nested.getType() == ConsentProvisionType.DENY
                && nested.getProvision().isEmpty()
                && !states(nested, "period")
                && nested.getAction().isEmpty()
                && hasOnlyEvaluableParts(nested)
                && actorsAndPurposesAreEvaluable(nested)
                && nested.getActor().stream().allMatch(actor -> records.either(actor.getReference()).entries().stream()
                        .anyMatch(entry -> EXEMPTION_ACTORS.contains(entry.type())))
                && nested.getData().stream().allMatch(Comprehension::isEvaluable);
    }

    private boolean actorsAndPurposesAreEvaluable(ProvisionComponent provision) {
        return provision.getActor().stream()
                        .allMatch(actor -> isRecipient(actor)
                                && records.either(actor.getReference()).isKnown())
                && provision.getPurpose().stream().allMatch(Codes::isAPurpose);
    }

    private static boolean isEvaluable(Consent.provisionDataComponent data) {
        return (data.getMeaning() == ConsentDataMeaning.INSTANCE || data.getMeaning() == ConsentDataMeaning.RELATED)
                && namesSomething(data.getReference());
    }

    static boolean namesSomething(Reference reference) {
        return reference.getReference() != null || reference.getIdentifier().getValue() != null;
    }

    /** Ontario's Consent names an action in the root of a permit; access or disclose is what we do anyway. */
    private static boolean isTolerated(List<CodeableConcept> actions) {
        return actions.isEmpty()
                || (actions.stream().allMatch(Codes::isAnAction)
                        && actions.stream().anyMatch(action -> hasCoding(action, Codes.ACTIONS, Codes.SHARING)));
    }

    private static boolean isRecipient(provisionActorComponent actor) {
        List<Coding> role = actor.getRole().getCoding();
        return !role.isEmpty()
                && role.stream()
                        .allMatch(coding ->
                                Canonical.PARTICIPATION.equals(coding.getSystem()) && "IRCP".equals(coding.getCode()));
    }

    private static boolean isEvaluable(Period period, Span span) {
        boolean read = period.hasStart() == span.start().isPresent()
                && period.hasEnd() == span.end().isPresent();
        boolean ordered = span.start().isEmpty()
                || span.end().isEmpty()
                || span.start().get().start().isBefore(span.end().get().end());
        return read && ordered;
    }

    /** Whether the element is there at all, even if it says nothing that could be read. */
    private static boolean states(Base parent, String element) {
        return parent.getNamedProperty(element).hasValues();
    }

    private static boolean hasCoding(CodeableConcept concept, String system, Set<String> codes) {
        return concept.getCoding().stream()
                .anyMatch(coding -> system.equals(coding.getSystem())
                        && coding.getCode() != null
                        && codes.contains(coding.getCode()));
    }
}
