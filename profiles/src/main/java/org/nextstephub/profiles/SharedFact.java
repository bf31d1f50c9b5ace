package org.nextstephub.profiles;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Task;

/** The facts that an agency may be told: code system {@code ns-shared-fact}. */
public final class SharedFact {

    private static final CodeSystem SYSTEM =
            ConformanceResources.read(FhirContext.forR4Cached(), CodeSystem.class, "CodeSystem-ns-shared-fact.json");

    private SharedFact() {}

    /** Code of the fact that the agency's form of a task shows (profile {@code nextstep-partner-task}). */
    public static String shownBy(Task task) {
        String business = task.getBusinessStatus().getCodingFirstRep().getCode();
        if ("awaiting-information".equals(business)) {
            return "information-needed";
        }
        return switch (task.getStatus()) {
            case ACCEPTED -> "accepted";
            case REJECTED -> "not-accepted";
            case INPROGRESS -> business;
            case ONHOLD -> "paused";
            case COMPLETED -> business == null ? "closed" : business;
            case CANCELLED, ENTEREDINERROR -> "closed";
            default -> "received";
        };
    }

    /** A fact in words, in English or French; one that is not known is said by its code. */
    public static String text(String code, String language) {
        return SYSTEM.getConcept().stream()
                .filter(concept -> concept.getCode().equals(code))
                .findFirst()
                .map(concept -> language.startsWith("fr")
                        ? concept.getDesignationFirstRep().getValue()
                        : concept.getDisplay())
                .orElse(code);
    }
}
