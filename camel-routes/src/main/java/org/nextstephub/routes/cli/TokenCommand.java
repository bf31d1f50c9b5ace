package org.nextstephub.routes.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Print a bearer token of a demo client.", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CLIENT", description = "For example lakeshore-hospital, peer-desk or reporting.")
    private String client = "";

    @Override
    public Integer call() {
        System.out.println(HubAddress.ofEnvironment().tokens(client).token());
        return 0;
    }
}
