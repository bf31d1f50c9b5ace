package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.HubValidator;
import org.nextstephub.profiles.HubValidator.Finding;
import org.nextstephub.routes.casefile.CaseTranslator;
import org.nextstephub.routes.hl7v2.V2Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description =
                "Validate FHIR resources against the profiles; HL7 v2 and case files are translated first. Needs no server.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "FHIR .json or .xml, HL7 v2, or case files.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        HubValidator validator = new HubValidator(FhirContext.forR4Cached());
        int bad = 0;
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            List<String> errors = Documents.isCaseFile(file, content)
                    ? caseFileErrors(validator, file, content)
                    : errors(validator, content);
            System.out.printf("%-60s %s%n", file, errors.isEmpty() ? "valid" : errors.size() + " error(s)");
            errors.forEach(error -> System.out.println("  " + error));
            bad += errors.isEmpty() ? 0 : 1;
        }
        System.out.printf("%d file(s), %d with errors%n", files.size(), bad);
        return bad == 0 ? 0 : 1;
    }

    private static List<String> caseFileErrors(HubValidator validator, Path file, byte[] content) throws IOException {
        CaseTranslator.Result result = CaseTranslator.translate(
                file.getFileName().toString(),
                content,
                OfflinePartners.ofCaseFile(Documents.CASE_MANAGER),
                null,
                Clock.systemUTC());
        List<String> errors = new ArrayList<>(result.error().stream().toList());
        for (CaseTranslator.Row row : result.rows()) {
            row.errors().forEach(line -> errors.add("row " + row.number() + " " + line));
            row.message().ifPresent(message -> errors(validator, message)
                    .forEach(line -> errors.add("row " + row.number() + " " + line)));
        }
        return errors;
    }

    private static List<String> errors(HubValidator validator, byte[] content) {
        if (Documents.isV2(content)) {
            byte[] message = Documents.withCarriageReturns(content);
            V2Translator.Result result =
                    V2Translator.translate(message, OfflinePartners.of(message), Clock.systemUTC());
            List<String> errors = new ArrayList<>(result.errors());
            result.message().ifPresent(bundle -> errors.addAll(errors(validator, bundle)));
            return errors;
        }
        try {
            return errors(validator, Documents.read(validator.fhir(), content));
        } catch (DataFormatException | IllegalArgumentException unreadable) {
            return List.of("the file is neither a FHIR resource nor an HL7 v2 message");
        }
    }

    private static List<String> errors(HubValidator validator, Resource resource) {
        return validator.validate(resource).stream()
                .filter(Finding::error)
                .map(finding -> finding.element() + ": " + finding.text())
                .toList();
    }
}
