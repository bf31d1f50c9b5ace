package org.nextstephub.profiles.certain;

import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/**
 * The shape of an answered questionnaire: which questions, in which order, with how many answers of which type and which
 * codes. Whether it is right depends on nothing else, as long as the questionnaire is plain.
 */
final class Answers {

    /** Properties of a question that its answers are judged by through their shape, or not at all. */
    private static final Set<String> PLAIN =
            Set.of("linkId", "text", "type", "required", "repeats", "prefix", "answerValueSet");

    private Answers() {}

    /** Whether no answer's value decides whether another is asked for or right. */
    static boolean arePlainTo(Questionnaire questionnaire) {
        return !questionnaire.hasModifierExtension()
                && !questionnaire.hasExtension()
                && questionnaire.getItem().stream().allMatch(Answers::isPlain);
    }

    private static boolean isPlain(QuestionnaireItemComponent item) {
        return item.children().stream()
                .filter(property -> property.hasValues())
                .allMatch(property -> PLAIN.contains(property.getName()));
    }

    /** Whether nothing hangs below an answer, and no question is repeated in words. */
    static boolean arePlain(QuestionnaireResponse response) {
        return response.getItem().stream()
                .allMatch(item -> !item.hasText() && !item.hasItem() && !item.hasDefinition());
    }

    static ProvenCodes.Key shape(QuestionnaireResponse response, ProvenCodes.Key key) {
        key.with(response.getQuestionnaire())
                .with(response.hasStatus() ? response.getStatus().toCode() : null);
        for (QuestionnaireResponseItemComponent item : response.getItem()) {
            key.with(item.getLinkId()).with(item.getAnswer().size());
            for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
                key.with(answer.hasValue() ? answer.getValue().fhirType() : null);
                if (answer.getValue() instanceof Coding coding) {
                    ValueWalk.add(key, coding);
                }
            }
        }
        return key;
    }
}
