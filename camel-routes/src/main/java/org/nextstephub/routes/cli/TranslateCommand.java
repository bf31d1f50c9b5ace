package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.nextstephub.routes.hl7v2.V2Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "translate",
        description = "Print the FHIR message that an HL7 v2 message becomes. Nothing is sent or stored.",
        mixinStandardHelpOptions = true)
final class TranslateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "HL7 v2 message file.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        byte[] message = Documents.withCarriageReturns(Files.readAllBytes(file));
        V2Translator.Result result = V2Translator.translate(message, OfflinePartners.of(message), Clock.systemUTC());
        result.errors().forEach(line -> System.err.println("error   " + line));
        result.remarks().forEach(line -> System.err.println("remark  " + line));
        result.message()
                .ifPresent(bundle -> System.out.println(FhirContext.forR4Cached()
                        .newJsonParser()
                        .setPrettyPrint(true)
                        .encodeResourceToString(bundle)));
        return result.message().isPresent() ? 0 : 1;
    }
}
