package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each definition that was found once: the validator asks ten thousand times a message, and HAPI's chain answers
 * under one lock for all threads. Definitions never change while the program runs.
 */
final class RememberedDefinitions extends WorkerContextValidationSupportAdapter {

    private final Map<String, StructureDefinition> found = new ConcurrentHashMap<>();

    private final Budget budget;

    RememberedDefinitions(IValidationSupport support, Budget budget) {
        super(support);
        this.budget = budget;
    }

    @Override
    public <T extends Resource> @Nullable T fetchResource(Class<T> type, @Nullable String url) {
        budget.check();
        if (type != StructureDefinition.class || url == null) {
            return super.fetchResource(type, url);
        }
        StructureDefinition known = found.get(url);
        if (known == null) {
            known = super.fetchResource(StructureDefinition.class, url);
            if (known != null) {
                found.put(url, known);
            }
        }
        return type.cast(known);
    }
}
