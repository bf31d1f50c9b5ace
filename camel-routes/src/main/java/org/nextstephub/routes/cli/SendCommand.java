package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.casefile.CaseTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        description =
                "Send an .hl7 file over MLLP, FHIR .json or .xml to $process-message, or a case file to the intake; print the"
                        + " answer.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Message file; see examples/.")
    private Path file = Path.of("");

    @Option(names = "--to", paramLabel = "HOST:PORT|URL", description = "Where to, if not the hub of this machine.")
    private @Nullable String to;

    @Option(
            names = "--as",
            paramLabel = "CLIENT",
            description = "Demo client whose token is used (default: lakeshore-hospital, for case files frontenac-cm).")
    private @Nullable String client;

    @Override
    public Integer call() throws IOException {
        byte[] message = Files.readAllBytes(file);
        HubAddress hub = HubAddress.ofEnvironment();
        if (Documents.isV2(message)) {
            String[] target = (to == null ? "127.0.0.1:" + hub.mllpPort() : to).split(":");
            String ack = Wire.mllp(target[0], Integer.parseInt(target[1]), Documents.withCarriageReturns(message));
            System.out.println(ack.replace('\r', '\n').strip());
            return ack.contains("MSA|AA") || ack.contains("MSA|CA") ? 0 : 1;
        }
        Optional<String> caseFile = CaseTranslator.mediaType(file.getFileName().toString(), message);
        if (caseFile.isPresent()) {
            String url = to == null ? hub.http() + "/intake/v1/referrals" : to;
            Wire.Response response = Wire.post(
                    url,
                    hub.tokens(client == null ? Documents.CASE_MANAGER : client).token(),
                    caseFile.get(),
                    message);
            System.out.println("HTTP " + response.status());
            System.out.println(response.body());
            return response.status() == 200 ? 0 : 1;
        }
        return fhir(message, hub);
    }

    /** Where this is no FHIR that can be read, what is wrong is said here instead of by a server far away. */
    private static Optional<Resource> resource(byte[] content) {
        try {
            return Optional.of(Documents.read(FhirContext.forR4Cached(), content));
        } catch (DataFormatException | IllegalArgumentException unreadable) {
            System.out.println("Not sent: " + Unreadable.why(content));
            return Optional.empty();
        }
    }

    private int fhir(byte[] message, HubAddress hub) throws IOException {
        Optional<Resource> resource = resource(message);
        if (resource.isEmpty()) {
            return 1;
        }
        boolean xml = Documents.isXml(message);
        boolean transaction = resource.get() instanceof Bundle bundle && bundle.getType() == BundleType.TRANSACTION;
        String url = to == null ? hub.http() + "/fhir" + (transaction ? "" : "/$process-message") : to;
        Wire.Response response = Wire.post(
                url,
                hub.tokens(client == null ? "lakeshore-hospital" : client).token(),
                "application/fhir+" + (xml ? "xml" : "json"),
                message);
        System.out.println("HTTP " + response.status());
        System.out.println(Documents.pretty(response.body()));
        return response.status() == 200 && !response.body().contains("fatal-error") ? 0 : 1;
    }
}
