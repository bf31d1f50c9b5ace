package org.nextstephub.server.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.nextstephub.server.settings.HubKeys;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * While a hub has no administrator, it invites those that its setting names, and leaves the one-time password of each in
 * a file for them alone. Everybody else is invited by two of them.
 */
@Component
@Lazy(false)
class FirstAdministrators implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrators.class);

    private final HubSettings settings;
    private final Accounts accounts;
    private final Invitations invitations;
    private final HubStore store;

    FirstAdministrators(HubSettings settings, Accounts accounts, Invitations invitations, HubStore store) {
        this.settings = settings;
        this.accounts = accounts;
        this.invitations = invitations;
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> named = settings.administrators();
        if (named.isEmpty()) {
            return;
        }
        if (named.stream().distinct().count() < 2 || !named.stream().allMatch(AccountRules::isName)) {
            throw new IllegalStateException(
                    "nextstep.administrators: at least two names of 3 to 64 of a-z, 0-9, . and -");
        }
        Path folder = settings.data().resolve("administrators");
        boolean invited = store.inOneTransaction(() -> {
            accounts.holdAll();
            boolean none =
                    accounts.all().stream().noneMatch(account -> account.role().equals("admin"));
            if (none) {
                named.forEach(name -> write(folder.resolve(name), invitations.invite(name, "admin", null)));
            }
            return none;
        });
        if (invited) {
            log.warn("The first administrators are invited; the one-time password of each is in {}", folder);
        }
    }

    private static void write(Path file, String password) {
        try {
            HubKeys.writePrivately(file, (password + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The first administrators' passwords cannot be written", e);
        }
    }
}
