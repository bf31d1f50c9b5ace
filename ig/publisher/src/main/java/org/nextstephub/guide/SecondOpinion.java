package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.EOperationOutcome;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidationEngine;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;

/**
 * Asks HL7's own engine about every resource that the tests of the profiles judged, right ones and wrong ones. Both must
 * call it right, or both find an error at one and the same element. What only the other engine objects to, and why we do
 * not, is in {@code differences.json}: whatever is not explained there fails, and so does an explanation of nothing.
 */
public final class SecondOpinion {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ValidationEngine engine;
    private final Path verdicts;
    private final List<Difference> differences;
    private final Set<Difference> seen = new HashSet<>();

    private SecondOpinion(Path home) throws IOException, URISyntaxException {
        engine = engine(home.resolve("profiles/fsh-generated/resources"));
        verdicts = home.resolve("profiles/target/verdicts");
        differences = new ArrayList<>();
        JSON.readTree(home.resolve("ig/differences.json").toFile())
                .forEach(entry -> differences.add(new Difference(
                        entry.path("rule").asText(), entry.path("words").asText())));
    }

    /** An error of the other engine that is none to us. */
    private record Difference(String rule, String words) {

        boolean covers(ValidationMessage message) {
            return message.getMessageId().equals(rule) && message.getMessage().contains(words);
        }
    }

    /** @param arguments the root of the repository, as an absolute path */
    public static void main(String[] arguments)
            throws IOException, URISyntaxException, EOperationOutcome {
        int unlike = new SecondOpinion(Path.of(arguments[0])).compare();
        System.exit(unlike == 0 ? 0 : 1);
    }

    /** With the rules that the hub judges by: no terminology server; what a reference leads to is judged if it is there. */
    private static ValidationEngine engine(Path definitions) throws IOException, URISyntaxException, FHIRException {
        ValidationEngine engine = new ValidationEngine.ValidationEngineBuilder()
                .withVersion("4.0.1")
                .withNoTerminologyServer()
                .withCanRunWithoutTerminologyServer(true)
                .fromSource("hl7.fhir.r4.core#4.0.1");
        engine.getIgLoader().loadIg(engine.getIgs(), engine.getBinaries(), definitions.toString(), false);
        engine.setAnyExtensionsAllowed(true)
                .setAssumeValidRestReferences(true)
                .setBestPracticeLevel(BestPracticeWarningLevel.Ignore)
                .setUnknownCodeSystemsCauseErrors(true);
        engine.setPolicyAdvisor(new BasePolicyAdvisorForFullValidation(
                ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS, Set.of()));
        engine.prepare();
        return engine;
    }

    /** @return how many verdicts and explanations do not hold */
    private int compare() throws IOException, EOperationOutcome {
        int judged = 0;
        int alike = 0;
        for (Map.Entry<String, JsonNode> verdict :
                JSON.readTree(verdicts.resolve("verdicts.json").toFile()).properties()) {
            Set<String> ours = new TreeSet<>();
            verdict.getValue().fieldNames().forEachRemaining(ours::add);
            Map<String, String> theirs = errors(verdicts.resolve(verdict.getKey() + ".json"));
            judged++;
            if (ours.isEmpty() == theirs.isEmpty() && (ours.isEmpty() || meet(ours, theirs.keySet()))) {
                alike++;
            } else {
                System.out.println(verdict.getKey() + "\n  the hub: " + verdict.getValue() + "\n  HL7: " + theirs);
            }
        }
        List<Difference> idle =
                differences.stream().filter(difference -> !seen.contains(difference)).toList();
        idle.forEach(difference -> System.out.println("explained, but not seen: " + difference));
        System.out.println("second opinion: " + judged + " judged, " + alike + " alike, " + seen.size() + " kind(s) of explained difference");
        return judged - alike + idle.size();
    }

    /** What the engine finds wrong and is not explained: rule and words by element. */
    private Map<String, String> errors(Path resource) throws IOException, EOperationOutcome {
        List<ValidationMessage> messages = new ArrayList<>();
        engine.validate(Files.readAllBytes(resource), FhirFormat.JSON, new ArrayList<>(), messages);
        Map<String, String> errors = new TreeMap<>();
        for (ValidationMessage message : messages) {
            if (message.getLevel().isError() && !explained(message)) {
                errors.put(message.getLocation().replaceAll("/\\*[^*]*\\*/", ""), message.getMessageId() + " " + message.getMessage());
            }
        }
        return errors;
    }

    private boolean explained(ValidationMessage message) {
        return differences.stream()
                .filter(difference -> difference.covers(message))
                .peek(seen::add)
                .findFirst()
                .isPresent();
    }

    private static boolean meet(Set<String> ours, Set<String> theirs) {
        return ours.stream().anyMatch(theirs::contains);
    }
}
