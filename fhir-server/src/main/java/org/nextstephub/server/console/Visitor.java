package org.nextstephub.server.console;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Role;

/**
 * Whoever is signed in, while one page is made for them.
 *
 * @param name of the account
 * @param worker id of the PractitionerRole of a peer support worker
 * @param hub the hub's API with this person's rights
 * @param hidesNames whether lists show initials, because others can see the screen
 * @param words how this person is spoken to
 */
public record Visitor(String name, Role role, @Nullable String worker, boolean hidesNames, HubApi hub, Words words) {

    public boolean isDesk() {
        return role == Role.DESK;
    }

    public Optional<String> ownWorker() {
        return Optional.ofNullable(worker);
    }

    /** Whether the allow-list lets this person do it. */
    public boolean may(String type, Interaction interaction) {
        return AllowList.permits(role, type, interaction);
    }

    /** What is not for this person's role is not there. */
    public void needs(String type, Interaction interaction) {
        if (!may(type, interaction)) {
            throw new NotThere();
        }
    }
}
