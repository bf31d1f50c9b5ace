package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's instance validators, each used for several messages, by one thread at a time: making one costs as much as
 * validating three resources. Not for ever: one remembers every code it saw.
 */
final class Validators {

    private static final int USES = 25;

    private final ConcurrentLinkedQueue<Used> idle = new ConcurrentLinkedQueue<>();
    private final WorkerContextValidationSupportAdapter context;
    private final Budget budget;

    /**
     * Unfolds every definition here and now, in one thread: HAPI does it at first use, holding one definition while it
     * waits for the next, so that two first uses at a time can wait for each other for ever.
     */
    Validators(IValidationSupport support, Budget budget) {
        this.budget = budget;
        this.context = new RememberedDefinitions(support, budget);
        context.fetchResourcesByType(StructureDefinition.class);
    }

    /** A definition as it is judged by. */
    @Nullable
    StructureDefinition definition(String url) {
        return context.fetchResource(StructureDefinition.class, url);
    }

    /**
     * Validates a resource as it is written; an unknown profile is left to the messages of the others.
     *
     * @throws TooCostly when that costs more than the budget
     */
    List<ValidationMessage> validate(byte[] resource, FhirFormat format, List<String> profiles) {
        return budget.within(() -> judge(resource, format, profiles));
    }

    private List<ValidationMessage> judge(byte[] resource, FhirFormat format, List<String> profiles) {
        List<StructureDefinition> known = new ArrayList<>();
        for (String profile : profiles) {
            StructureDefinition definition = context.fetchResource(StructureDefinition.class, profile);
            if (definition != null) {
                known.add(definition);
            }
        }
        Used idleOne = idle.poll();
        Used used = idleOne == null ? new Used(create(), 0) : idleOne;
        List<ValidationMessage> messages = new ArrayList<>();
        used.validator().validate(null, messages, new ByteArrayInputStream(resource), format, known);
        if (used.times() < USES) {
            idle.add(new Used(used.validator(), used.times() + 1));
        }
        messages.removeIf(message -> I18nConstants.TERMINOLOGY_TX_BINDING_NOSOURCE.equals(message.getMessageId()));
        return messages;
    }

    private record Used(InstanceValidator validator, int times) {}

    private InstanceValidator create() {
        InstanceValidator validator = new InstanceValidator(
                context,
                new FhirInstanceValidator.NullEvaluationContext(),
                new XVerExtensionManagerOld(context),
                new ValidatorSession(),
                new ValidatorSettings());
        validator.setAnyExtensionsAllowed(true);
        validator.setAssumeValidRestReferences(true);
        validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator.setResourceIdRule(IdStatus.OPTIONAL);
        validator.setErrorForUnknownProfiles(false);
        validator.setUnknownCodeSystemsCauseErrors(true);
        validator.setPolicyAdvisor(new ReferenceTypePolicy());
        validator.setFetcher(new NothingElsewhere());
        return validator;
    }
}
