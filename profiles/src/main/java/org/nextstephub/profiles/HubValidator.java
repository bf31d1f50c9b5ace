package org.nextstephub.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** Checks resources against the hub's own profiles; needs no network. Thread-safe; warm answers take milliseconds. */
public final class HubValidator {

    private static final Map<String, String> PROFILE_OF_TYPE = Map.ofEntries(
            Map.entry("Bundle", "nextstep-message"),
            Map.entry("MessageHeader", "nextstep-message-header"),
            Map.entry("ServiceRequest", "nextstep-referral"),
            Map.entry("Patient", "nextstep-patient"),
            Map.entry("RelatedPerson", "nextstep-related-person"),
            Map.entry("Practitioner", "nextstep-practitioner"),
            Map.entry("PractitionerRole", "nextstep-practitioner-role"),
            Map.entry("Consent", "nextstep-consent"),
            Map.entry("DocumentReference", "nextstep-evidence"),
            Map.entry("QuestionnaireResponse", "nextstep-attestation"),
            Map.entry("Communication", "nextstep-communication"),
            Map.entry("Task", "nextstep-referral-task"),
            Map.entry("Contract", "nextstep-agreement"),
            Map.entry("Endpoint", "nextstep-endpoint"),
            Map.entry("EpisodeOfCare", "nextstep-peer-relationship"),
            Map.entry("CareTeam", "nextstep-overlap-team"),
            Map.entry("Encounter", "nextstep-peer-contact"),
            Map.entry("OperationOutcome", "nextstep-outcome"),
            Map.entry("Provenance", "nextstep-provenance"));

    private final FhirContext fhir;
    private final CompletableFuture<Validators> validators;

    public HubValidator(FhirContext fhir) {
        this.fhir = fhir;
        // beside the rest of a start: reading and unfolding all definitions takes seconds
        this.validators = CompletableFuture.supplyAsync(() -> new Validators(support(fhir)));
    }

    /** The hub's own profile of a resource type, if it has one. */
    public static Optional<String> profileOf(String resourceType) {
        return Optional.ofNullable(PROFILE_OF_TYPE.get(resourceType)).map(Canonical::profile);
    }

    /** Validates against {@code meta.profile} where it names hub profiles, else against the type's own profile. */
    public List<Finding> validate(Resource resource) {
        List<String> named = resource.getMeta().getProfile().stream()
                .map(PrimitiveType::getValue)
                .filter(profile -> profile.startsWith(Canonical.BASE))
                .toList();
        return validate(
                resource,
                named.isEmpty() ? profileOf(resource.fhirType()).stream().toList() : named);
    }

    /** Validates against the named profiles; against the specification alone when none is named. */
    public List<Finding> validate(Resource resource, List<String> profiles) {
        byte[] json = fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        return validators.join().validate(json, FhirFormat.JSON, profiles).stream()
                .map(HubValidator::finding)
                .toList();
    }

    /** Returns when the first answer will not have to wait. */
    public void awaitReady() {
        validators.join();
    }

    public FhirContext fhir() {
        return fhir;
    }

    private static Finding finding(ValidationMessage message) {
        return new Finding(
                message.getLevel().isError(),
                Objects.requireNonNullElse(message.getLocation(), ""),
                Objects.requireNonNullElse(message.getMessageId(), ""),
                Objects.requireNonNullElse(message.getMessage(), ""));
    }

    private static ValidationSupportChain support(FhirContext fhir) {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(fhir);
        ConformanceResources.ofType(fhir, StructureDefinition.class).forEach(own::addStructureDefinition);
        JudgedBundles.all().forEach(own::addStructureDefinition);
        ConformanceResources.ofType(fhir, ValueSet.class).forEach(own::addValueSet);
        ConformanceResources.ofType(fhir, CodeSystem.class).forEach(own::addCodeSystem);
        return new ValidationSupportChain(
                own,
                new OwnQuestionnaires(fhir),
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                new UnknownCodeSystemWarningValidationSupport(fhir));
    }

    /**
     * One thing the validator found.
     *
     * @param error true when the resource does not meet its profile
     * @param element FHIRPath of the element
     * @param rule invariant key or message id
     * @param text the validator's words; may quote the resource, so it never goes into a log or an answer to a message
     */
    public record Finding(boolean error, String element, String rule, String text) {}
}
