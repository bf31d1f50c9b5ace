package org.nextstephub.profiles.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.profiles.validation.Trials.Trial;

/** Writes down every trial and what is found in it, so that another engine can be asked for its opinion. */
class VerdictsTests {

    private static final Path FOLDER = Path.of("target", "verdicts");

    @Test
    void everyTrialIsJudgedAsItsNameSays() throws IOException {
        HubValidator validator = new HubValidator(FhirContext.forR4Cached());
        Files.createDirectories(FOLDER);
        Map<String, Map<String, String>> verdicts = new TreeMap<>();
        for (Trial trial : Trials.all()) {
            Map<String, String> errors = new TreeMap<>();
            validator.validate(trial.resource()).stream()
                    .filter(Finding::error)
                    .forEach(error -> errors.put(error.element(), error.rule()));
            Files.write(FOLDER.resolve(trial.name() + ".json"), trial.json());
            assertThat(verdicts.put(trial.name(), errors))
                    .as("another " + trial)
                    .isNull();
            assertThat(errors.isEmpty())
                    .as(trial + " " + errors)
                    .isNotEqualTo(trial.name().startsWith("wrong-"));
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(FOLDER.resolve("verdicts.json").toFile(), verdicts);
    }
}
