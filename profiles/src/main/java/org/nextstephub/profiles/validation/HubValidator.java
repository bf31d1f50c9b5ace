package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.profiles.certain.Certainty;

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
            Map.entry("HealthcareService", "nextstep-healthcare-service"),
            Map.entry("EpisodeOfCare", "nextstep-peer-relationship"),
            Map.entry("CareTeam", "nextstep-overlap-team"),
            Map.entry("Encounter", "nextstep-peer-contact"),
            Map.entry("OperationOutcome", "nextstep-outcome"),
            Map.entry("Provenance", "nextstep-provenance"));

    private static final String MESSAGE = Canonical.profile("nextstep-message");

    private final FhirContext fhir;
    private final DefaultProfileValidationSupport specification;
    private final Budget budget;
    private @Nullable Validators validators;
    private @Nullable Certainty certainty;

    public HubValidator(FhirContext fhir) {
        this(new DefaultProfileValidationSupport(fhir));
    }

    /** Shares the definitions of the specification with others that read them, which takes seconds and memory. */
    public HubValidator(DefaultProfileValidationSupport specification) {
        this(specification, new Budget(Duration.ofSeconds(InputLimit.SECONDS.most())));
    }

    HubValidator(DefaultProfileValidationSupport specification, Budget budget) {
        this.fhir = specification.getFhirContext();
        this.specification = specification;
        this.budget = budget;
    }

    /** The hub's own profile of a resource type, if it has one. */
    public static Optional<String> profileOf(String resourceType) {
        return Optional.ofNullable(PROFILE_OF_TYPE.get(resourceType)).map(Canonical::profile);
    }

    /** Validates against {@code meta.profile} where it names hub profiles, else against the type's own profile. */
    public List<Finding> validate(Resource resource) {
        return validate(resource, profilesOf(resource));
    }

    /** A text as far as it can be read: to learn what it is and which profiles it names; empty when it is no resource. */
    public Optional<Resource> glance(byte[] text, boolean xml) {
        try {
            IParser parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
            return Optional.of(
                    (Resource) parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors())
                            .parseResource(new String(text, StandardCharsets.UTF_8)));
        } catch (DataFormatException | IllegalArgumentException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The hub profiles that a resource names, else its type's own; none where there is none. A Bundle that brings a referral
     * is judged by what it brings, as the gate does.
     */
    public static List<String> profilesOf(Resource resource) {
        List<String> named = resource.getMeta().getProfile().stream()
                .map(PrimitiveType::getValue)
                .filter(HubValidator::isKnown)
                .toList();
        if (resource instanceof Bundle bundle && (named.isEmpty() || named.equals(List.of(MESSAGE)))) {
            return List.of(ReferralBundles.profileOf(bundle));
        }
        return named.isEmpty() ? profileOf(resource.fhirType()).stream().toList() : named;
    }

    /** Validates against the named profiles; against the specification alone when none is named. */
    public List<Finding> validate(Resource resource, List<String> profiles) {
        byte[] json = fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        return validate(json, false, profiles);
    }

    /**
     * Validates a resource as it is written, so that findings know their line and column.
     *
     * @throws TooCostly when that takes longer than it does for any honest one
     */
    public List<Finding> validate(byte[] text, boolean xml, List<String> profiles) {
        return validators().validate(text, xml ? FhirFormat.XML : FhirFormat.JSON, profiles).stream()
                .map(HubValidator::finding)
                .toList();
    }

    /** Whether a canonical is one of the hub's published profiles. */
    public static boolean isKnown(String profile) {
        return profile.startsWith(Canonical.profile(""))
                && ConformanceResources.names()
                        .contains("StructureDefinition-"
                                + profile.substring(Canonical.profile("").length()) + ".json");
    }

    /** Reads and unfolds all definitions now, which takes seconds; else the first answer has to wait for it. */
    public void prepare() {
        certainty();
    }

    /** The compiled check of messages with a referral, which asks no validator. */
    public synchronized Certainty certainty() {
        if (certainty == null) {
            certainty = new Certainty(
                    validators()::definition,
                    List.of(ReferralBundles.MESSAGE, ReferralBundles.TRANSACTION),
                    ReferralBundles.JUDGED,
                    ConformanceResources.ofType(fhir, Questionnaire.class).toList());
        }
        return certainty;
    }

    private synchronized Validators validators() {
        if (validators == null) {
            Prose.leaveOut(specification);
            validators = new Validators(support(), budget);
        }
        return validators;
    }

    public FhirContext fhir() {
        return fhir;
    }

    private static Finding finding(ValidationMessage message) {
        return new Finding(
                Finding.Severity.of(message),
                Objects.requireNonNullElse(message.getLocation(), "").replaceAll("/\\*[^*]*\\*/", ""),
                Objects.requireNonNullElse(message.getMessageId(), ""),
                Objects.requireNonNullElse(message.getMessage(), ""),
                message.getLine(),
                message.getCol());
    }

    private ValidationSupportChain support() {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(fhir);
        ConformanceResources.ofType(fhir, StructureDefinition.class).forEach(own::addStructureDefinition);
        ConformanceResources.ofType(fhir, ValueSet.class).forEach(own::addValueSet);
        ConformanceResources.ofType(fhir, CodeSystem.class).forEach(own::addCodeSystem);
        return new ValidationSupportChain(
                own,
                new OwnQuestionnaires(fhir),
                new Languages(fhir),
                specification,
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                new UnknownCodeSystemWarningValidationSupport(fhir));
    }

    /**
     * One thing the validator found.
     *
     * @param element FHIRPath of the element
     * @param rule invariant key or message id
     * @param text the validator's words; may quote the resource, so it never goes into a log or an answer to a message
     * @param line line of the text that was validated, from 1; 0 or less when it is not known
     */
    public record Finding(Severity severity, String element, String rule, String text, int line, int column) {

        /** How much it matters. */
        public enum Severity {
            ERROR,
            WARNING,
            INFORMATION;

            private static Severity of(ValidationMessage message) {
                if (message.getLevel().isError()) {
                    return ERROR;
                }
                return message.getLevel() == ValidationMessage.IssueSeverity.WARNING ? WARNING : INFORMATION;
            }
        }

        /** The same of a resource that is part of another, where its lines are not known. */
        public Finding at(String place) {
            return new Finding(severity, place, rule, text, 0, 0);
        }

        /** Whether the resource does not meet its profile. */
        public boolean error() {
            return severity == Severity.ERROR;
        }

        /** Whether there is something that the profile has no place for. */
        public boolean closed() {
            return Mend.isOfSomethingClosed(text);
        }

        /** What is wrong, and what to do about it where that is not the same. */
        public String advice() {
            return Mend.of(rule, text).map(mend -> text + ". " + mend).orElse(text);
        }
    }
}
