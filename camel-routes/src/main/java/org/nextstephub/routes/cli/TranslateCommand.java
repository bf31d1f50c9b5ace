package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.casefile.CaseTranslator;
import org.nextstephub.routes.hl7v2.V2Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "translate",
        description =
                "Print the FHIR messages that an HL7 v2 message or a case file becomes. Nothing is sent or stored.",
        mixinStandardHelpOptions = true)
final class TranslateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "HL7 v2 message, or case file (.csv, .json, .xml).")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "YAML",
            description = "How the columns of an export become those of the contract; see docs/case-files.md.")
    private @Nullable Path mapping;

    @Option(
            names = "--as",
            paramLabel = "PARTNER",
            description = "Partner that a case file is of (default: ${DEFAULT-VALUE}).")
    private String partner = Documents.CASE_MANAGER;

    @Override
    public Integer call() throws IOException {
        byte[] content = Files.readAllBytes(file);
        return Documents.isCaseFile(file, content) ? caseFile(content) : v2(content);
    }

    private int v2(byte[] content) {
        byte[] message = Documents.withCarriageReturns(content);
        V2Translator.Result result = V2Translator.translate(message, OfflinePartners.of(message), Clock.systemUTC());
        result.errors().forEach(line -> System.err.println("error   " + line));
        result.remarks().forEach(line -> System.err.println("remark  " + line));
        result.message().ifPresent(TranslateCommand::print);
        return result.message().isPresent() ? 0 : 1;
    }

    private int caseFile(byte[] content) throws IOException {
        CaseTranslator.Result result = CaseTranslator.translate(
                file.getFileName().toString(),
                content,
                OfflinePartners.ofCaseFile(partner),
                mapping,
                Clock.systemUTC());
        result.error().ifPresent(line -> System.err.println("error   " + line));
        boolean whole = result.error().isEmpty();
        for (CaseTranslator.Row row : result.rows()) {
            row.errors().forEach(line -> System.err.println("error   row " + row.number() + " " + line));
            row.remarks().forEach(line -> System.err.println("remark  row " + row.number() + " " + line));
            row.message().ifPresent(TranslateCommand::print);
            whole &= row.message().isPresent();
        }
        return whole ? 0 : 1;
    }

    private static void print(Bundle message) {
        System.out.println(
                FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(message));
    }
}
