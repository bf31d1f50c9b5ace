package org.nextstephub.routes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.TokenSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description =
                "Write the tables of docs/reporting.md (CSV) into a folder; tables that are there are written over.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private static final List<String> VIEWS = List.of("referrals", "relationships", "contacts", "consents");

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Where the tables go (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("report");

    @Option(
            names = "--as",
            paramLabel = "CLIENT",
            description = "Client of the role reporting (default: ${DEFAULT-VALUE}).")
    private String client = "reporting";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The client's private key, as ./run client key made it (default: a demo client's own).")
    private @Nullable Path key;

    @Option(names = "--to", paramLabel = "URL", description = "Address of the hub, if not the one of this machine.")
    private @Nullable String to;

    /** All tables are fetched before the first is written: they belong together. */
    @Override
    public Integer call() throws IOException {
        HubAddress machine = HubAddress.ofEnvironment();
        HubAddress hub = to == null ? machine : new HubAddress(to, machine.mllpPort(), machine.data());
        TokenSource tokens = key == null ? hub.tokens(client) : hub.tokens(client, key);
        Map<String, String> tables = new LinkedHashMap<>();
        for (String view : VIEWS) {
            tables.put(view, table(hub, tokens, view));
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Path file = folder.resolve(table.getKey() + ".csv");
            Files.writeString(file, table.getValue());
            System.out.printf("%s  %d rows%n", file, table.getValue().lines().count() - 1);
        }
        return 0;
    }

    private static String table(HubAddress hub, TokenSource tokens, String view) throws IOException {
        Wire.Response answer;
        try {
            answer = Wire.get(hub.http() + "/fhir/$flat?view=" + view, tokens.token());
        } catch (HubUnavailable | IOException silent) {
            throw new IOException("no table was written: " + why(silent) + " (" + hub.http() + ")", silent);
        }
        if (answer.status() != 200) {
            throw new IOException("no table was written: the hub answered " + answer.status() + " " + said(answer));
        }
        return answer.body();
    }

    private static String why(Exception silent) {
        return silent.getMessage() == null ? "the hub cannot be reached" : silent.getMessage();
    }

    /** In the words of its OperationOutcome, if it is one. */
    private static String said(Wire.Response answer) {
        try {
            return Administrator.JSON
                    .readTree(answer.body())
                    .path("issue")
                    .path(0)
                    .path("details")
                    .path("text")
                    .asText();
        } catch (JsonProcessingException noOutcome) {
            return "";
        }
    }
}
