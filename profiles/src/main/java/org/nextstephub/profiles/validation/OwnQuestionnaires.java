package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.ConformanceResources;

/** Serves the hub's questionnaires to the validator, with and without their version; HAPI's own support does not. */
final class OwnQuestionnaires implements IValidationSupport {

    private final FhirContext fhir;
    private final Map<String, Questionnaire> byUrl;

    OwnQuestionnaires(FhirContext fhir) {
        this.fhir = fhir;
        this.byUrl = ConformanceResources.ofType(fhir, Questionnaire.class)
                .collect(Collectors.toMap(Questionnaire::getUrl, questionnaire -> questionnaire));
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String uri) {
        Questionnaire questionnaire = byUrl.get(uri.replaceAll("\\|.*", ""));
        return type != null && questionnaire != null && type.isInstance(questionnaire)
                ? type.cast(questionnaire)
                : null;
    }
}
