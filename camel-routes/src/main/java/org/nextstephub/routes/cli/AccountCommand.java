package org.nextstephub.routes.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "account",
        description = "Make accounts of people who sign in, and switch them off.",
        mixinStandardHelpOptions = true)
final class AccountCommand {

    private static final String DOOR = "/admin/v1/accounts";

    @Command(name = "list", description = "List the accounts.")
    int list(@Mixin Administrator administrator) throws IOException {
        administrator.get(DOOR).path("accounts").forEach(name -> System.out.println(name.asText()));
        return 0;
    }

    @Command(
            name = "add",
            description =
                    "Make an account, or make one anew when its owner lost password or phone; the second administrator is"
                            + " told the one-time password.")
    int add(
            @Mixin Administrator administrator,
            @Parameters(paramLabel = "NAME", description = "What the person types.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            description = "worker, desk, privacy, admin, interop or reporting.")
                    String role,
            @Option(names = "--worker", paramLabel = "ID", description = "For role worker: id of the PractitionerRole.")
                    @Nullable
                    String worker)
            throws IOException {
        ObjectNode account =
                Administrator.JSON.createObjectNode().put("name", name).put("role", role);
        if (worker != null) {
            account.put("worker", worker);
        }
        return administrator.send(DOOR, account);
    }

    @Command(name = "off", description = "Switch an account off, at once.")
    int off(@Mixin Administrator administrator, @Parameters(paramLabel = "NAME", description = "Whose.") String name)
            throws IOException {
        return administrator.send(
                DOOR, Administrator.JSON.createObjectNode().put("name", name).put("active", false));
    }
}
