package org.nextstephub.server.access.search;

import static java.util.stream.Collectors.toCollection;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Contract.ContractStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.server.access.answer.PlainAnswer;

/**
 * Codes that a search may ask for where there are no others: whoever asks for one that nothing can have is told so, rather than that
 * nothing was found.
 */
public final class SearchableCodes {

    private static final Map<String, SortedSet<String>> CODES = Map.ofEntries(
            Map.entry("ServiceRequest.status", codes(ServiceRequestStatus.values(), ServiceRequestStatus::toCode)),
            Map.entry(
                    "ServiceRequest.priority", codes(ServiceRequestPriority.values(), ServiceRequestPriority::toCode)),
            Map.entry("ServiceRequest.pathway-step", ours("ns-pathway-step")),
            Map.entry("Task.status", codes(TaskStatus.values(), TaskStatus::toCode)),
            Map.entry("Task.business-status", ours("ns-business-status")),
            Map.entry("Task.status-reason", ours("ns-status-reason")),
            Map.entry("Task.watch-reason", ours("ns-watch-reason")),
            Map.entry("Task.pathway-step", ours("ns-pathway-step")),
            Map.entry("Consent.status", codes(ConsentState.values(), ConsentState::toCode)),
            Map.entry("Consent.direction", ours("ns-consent-direction")),
            Map.entry("EpisodeOfCare.status", codes(EpisodeOfCareStatus.values(), EpisodeOfCareStatus::toCode)),
            Map.entry("EpisodeOfCare.stage", ours("ns-relationship-stage")),
            Map.entry("Encounter.status", codes(EncounterStatus.values(), EncounterStatus::toCode)),
            Map.entry("Communication.status", codes(CommunicationStatus.values(), CommunicationStatus::toCode)),
            Map.entry("Contract.status", codes(ContractStatus.values(), ContractStatus::toCode)));

    private SearchableCodes() {}

    /** @throws PlainAnswer when a parameter asks for a code that it does not know; it names those that it does */
    public static void check(String type, Map<String, String[]> asked) {
        asked.forEach((name, values) -> {
            SortedSet<String> known = CODES.get(type + "." + name);
            if (known != null && !Arrays.stream(values).allMatch(value -> areKnown(value, known))) {
                throw new PlainAnswer(
                        400, IssueType.CODEINVALID, name + " of " + type + " takes " + String.join(", ", known));
            }
        });
    }

    /** Several codes, of which any is looked for, each with or without its system; a system alone stands for all of its codes. */
    private static boolean areKnown(String value, SortedSet<String> known) {
        return Arrays.stream(value.split(","))
                .map(token -> token.substring(token.indexOf('|') + 1))
                .allMatch(code -> code.isEmpty() || known.contains(code));
    }

    private static <T> SortedSet<String> codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values)
                .filter(value -> !value.toString().equals("NULL"))
                .map(code)
                .collect(toCollection(TreeSet::new));
    }

    private static SortedSet<String> ours(String system) {
        return ConformanceResources.read(FhirContext.forR4Cached(), CodeSystem.class, "CodeSystem-" + system + ".json")
                .getConcept()
                .stream()
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .collect(toCollection(TreeSet::new));
    }
}
