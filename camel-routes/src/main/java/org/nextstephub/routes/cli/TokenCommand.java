package org.nextstephub.routes.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nextstephub.routes.hub.TokenSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Print a bearer token of a client.", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CLIENT", description = "For example lakeshore-hospital, peer-desk or reporting.")
    private String client = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The client's private key, as ./run client key made it (default: a demo client's own).")
    private @Nullable Path key;

    @Override
    public Integer call() throws IOException {
        HubAddress hub = HubAddress.ofEnvironment();
        if (key == null && !hub.demoClients().contains(client)) {
            throw new IOException("there is no demo client " + client + ". There are: "
                    + String.join(", ", hub.demoClients()) + ". For another client, name its key with --key");
        }
        TokenSource tokens = key == null ? hub.tokens(client) : hub.tokens(client, key);
        System.out.println(tokens.token());
        return 0;
    }
}
