package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "conform",
        description =
                "Send each message of a conformance pack to a hub and compare the answers with what the pack expects.",
        mixinStandardHelpOptions = true)
final class ConformCommand implements Callable<Integer> {

    private static final Pattern HUB_CODE = Pattern.compile("HUB-([A-Z-]+)");

    @Parameters(paramLabel = "PACK", arity = "0..1", description = "Folder with a folder for each case.")
    private Path pack = Path.of(System.getProperty("nextstep.home", "."), "ig", "conformance");

    @Option(names = "--mllp", paramLabel = "HOST:PORT", description = "Where HL7 v2 goes; this machine's hub else.")
    private @Nullable String mllp;

    @Option(names = "--http", paramLabel = "URL", description = "FHIR base; this machine's hub else.")
    private @Nullable String http;

    @Option(names = "--token", paramLabel = "FILE", description = "File with a bearer token; a demo partner's else.")
    private @Nullable Path token;

    @Option(names = "--report", paramLabel = "FILE", description = "Where the report goes.")
    private Path report = Path.of("conformance-report.md");

    private final HubAddress hub = HubAddress.ofEnvironment();
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Template template = new Template();

    /** @param answered what came back, in the words of the pack */
    private record Outcome(String name, String note, String expected, String answered) {

        boolean passed() {
            return expected.equals(answered);
        }

        String line() {
            return "| " + (passed() ? "yes" : "**no**") + " | " + name + " | " + note + " | `" + expected + "` | `"
                    + answered + "` |";
        }
    }

    @Override
    public Integer call() throws IOException {
        List<Path> cases;
        try (Stream<Path> folders = Files.list(pack)) {
            cases = folders.filter(Files::isDirectory).sorted().toList();
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Path each : cases) {
            Outcome outcome = send(each);
            System.out.printf(
                    "%-4s %-40s expected %-24s got %s%n",
                    outcome.passed() ? "ok" : "NOT", outcome.name(), outcome.expected(), outcome.answered());
            outcomes.add(outcome);
        }
        long passed = outcomes.stream().filter(Outcome::passed).count();
        System.out.printf("%d of %d as expected; %s%n", passed, outcomes.size(), report);
        Files.writeString(
                report,
                "# Conformance report\n\n" + passed + " of " + outcomes.size()
                        + " as expected.\n\n| as expected | case | what it is | expected | answered |\n"
                        + "|---|---|---|---|---|\n"
                        + outcomes.stream().map(Outcome::line).collect(Collectors.joining("\n")) + "\n");
        return passed == outcomes.size() ? 0 : 1;
    }

    private Outcome send(Path folder) throws IOException {
        Path v2 = folder.resolve("in.hl7");
        String message = template.fill(Files.readString(Files.exists(v2) ? v2 : folder.resolve("in.json")));
        return new Outcome(
                folder.getFileName().toString(),
                Files.readString(folder.resolve("note.md")).strip(),
                Files.readString(folder.resolve("expect")).strip(),
                Files.exists(v2) ? overMllp(message) : overHttp(message));
    }

    private String overMllp(String message) throws IOException {
        String[] target = (mllp == null ? "127.0.0.1:" + hub.mllpPort() : mllp).split(":");
        byte[] frame = Documents.withCarriageReturns(message.getBytes(StandardCharsets.UTF_8));
        String answer = Wire.mllp(target[0], Integer.parseInt(target[1]), frame);
        if (answer.contains("MSA|AA")) {
            return "accepted";
        }
        Matcher code = HUB_CODE.matcher(answer);
        return code.find() ? code.group(1).toLowerCase(Locale.ROOT) : "invalid";
    }

    private String overHttp(String message) throws IOException {
        boolean transaction = message.contains("\"transaction\"");
        String base = http == null ? hub.http() + "/fhir" : http;
        String bearer = token == null
                ? hub.tokens("lakeshore-hospital").token()
                : Files.readString(token).strip();
        Wire.Response response = Wire.post(
                base + (transaction ? "" : "/$process-message"),
                bearer,
                "application/fhir+json",
                message.getBytes(StandardCharsets.UTF_8));
        try {
            return said(Documents.read(fhir, response.body().getBytes(StandardCharsets.UTF_8)));
        } catch (DataFormatException | IllegalArgumentException unreadable) {
            return "HTTP " + response.status();
        }
    }

    private static String said(Resource answer) {
        if (answer instanceof Bundle bundle && isGood(bundle)) {
            return "accepted";
        }
        Stream<Resource> resources = answer instanceof Bundle bundle
                ? bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource)
                : Stream.of(answer);
        return resources
                .filter(OperationOutcome.class::isInstance)
                .flatMap(outcome -> ((OperationOutcome) outcome).getIssue().stream())
                .filter(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.ERROR)
                .flatMap(issue -> issue.getDetails().getCoding().stream())
                .filter(coding -> Canonical.codeSystem("ns-issue").equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("invalid");
    }

    private static boolean isGood(Bundle answer) {
        return answer.getType() == Bundle.BundleType.TRANSACTIONRESPONSE
                || answer.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(MessageHeader.class::isInstance)
                        .map(MessageHeader.class::cast)
                        .anyMatch(header -> header.getResponse().getCode() == MessageHeader.ResponseType.OK);
    }
}
