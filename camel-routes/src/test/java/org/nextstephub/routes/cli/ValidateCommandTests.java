package org.nextstephub.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.profiles.validation.Trials;
import org.nextstephub.profiles.validation.Trials.Trial;
import picocli.CommandLine;

/** {@code ./run validate}: what somebody without a server is told about their files. */
class ValidateCommandTests {

    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    private Path folder;

    private record Answer(int code, String text) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(text);
        }
    }

    private static Answer validate(Object... arguments) {
        StringWriter said = new StringWriter();
        int code = new CommandLine(new ValidateCommand())
                .setOut(new PrintWriter(said, true))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Answer(code, said.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void judgesEveryTrialAsTheValidatorDoes() throws IOException {
        HubValidator validator = new HubValidator(FhirContext.forR4Cached());
        List<Trial> trials = Trials.all();
        for (Trial trial : trials) {
            Files.write(folder.resolve(trial.name() + ".json"), trial.json());
        }
        file("note.md", "Not a message.");
        Answer answer = validate("--format", "json", folder);
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.json()).hasSameSizeAs(trials);
        for (JsonNode verdict : answer.json()) {
            String name = Path.of(verdict.path("file").asText()).getFileName().toString();
            List<String> errors = validator.validate(trialOf(trials, name).resource()).stream()
                    .filter(Finding::error)
                    .map(finding -> finding.element() + " " + finding.rule())
                    .toList();
            assertThat(verdict.path("errors"))
                    .as(name)
                    .map(error -> error.path("element").asText() + " "
                            + error.path("rule").asText())
                    .containsExactlyInAnyOrderElementsOf(errors);
            assertThat(verdict.path("valid").asBoolean()).as(name).isEqualTo(errors.isEmpty());
        }
    }

    private static Trial trialOf(List<Trial> trials, String file) {
        return trials.stream()
                .filter(trial -> file.equals(trial.name() + ".json"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhereInATextTheFaultIs() throws IOException {
        Path wrong = file("task.json", """
                {
                  "resourceType": "Task",
                  "status": "requested",
                  "intent": "order",
                  "statuss": "x"
                }""");
        assertThat(validate(wrong).text())
                .contains("line 5, column ", "statuss", "task.json", "1 file(s), 1 with errors");
    }

    @Test
    void translatesMessagesAndCaseFilesFirst() throws IOException {
        Path message = EXAMPLES.resolve("referral.hl7");
        assertThat(validate(message).text()).contains("1 file(s), 0 with errors");
        assertThat(validate(message).code()).isZero();

        Path noNumber = file("no-number.hl7", Files.readString(message).replace("LG004417^^^LGH^MR~", ""));
        assertThat(validate(noNumber).text()).contains("PID").contains("1 with errors");
        assertThat(validate(EXAMPLES.resolve("referrals.csv")).text())
                .contains("1 error(s)")
                .contains("row 3 date_of_birth")
                .contains("Write the date as YYYY-MM-DD");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        assertThat(validate(file("empty.json", " \n")).text()).contains("the file is empty");
        assertThat(validate(file("broken.json", "{\n \"resourceType\": \"Task\"\n \"status\": 1}"))
                        .text())
                .contains("line 3, column ", "the JSON is broken here");
        assertThat(validate(file("untyped.json", "{\"status\": \"requested\"}")).text())
                .contains("no resourceType");
        assertThat(validate(file("unknown.json", "{\"resourceType\": \"Referral\"}"))
                        .text())
                .contains("type Referral", "check the spelling");
        assertThat(validate(file("broken.xml", "<Task xmlns=\"http://hl7.org/fhir\">\n<status"))
                        .text())
                .contains("line 2, column ", "the XML is broken here");
        assertThat(validate(file("unknown.xml", "<Referral xmlns=\"http://hl7.org/fhir\"/>"))
                        .text())
                .contains("type Referral");
    }

    @Test
    void whatIsNoMessageIsSaidToBeNone() throws IOException {
        Answer answer = validate(file("notes.txt", "hello"), file("empty.json", ""), folder.resolve("not-there.json"));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .contains("neither a FHIR resource nor an HL7 v2 message")
                .contains("there is no such file")
                .contains("3 file(s), 3 with errors")
                .doesNotContain("Exception");
    }

    @Test
    void writesWhatABuildServerReads() throws Exception {
        Path wrong = file("a <&> b.json", "{\"resourceType\": \"Patient\"}");
        Answer answer = validate("--format", "junit", wrong, EXAMPLES.resolve("referral.hl7"));
        var report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(report.getAttribute("tests")).isEqualTo("2");
        assertThat(report.getAttribute("failures")).isEqualTo("1");
        assertThat(report.getElementsByTagName("failure").item(0).getTextContent())
                .contains("Patient.identifier");
    }
}
