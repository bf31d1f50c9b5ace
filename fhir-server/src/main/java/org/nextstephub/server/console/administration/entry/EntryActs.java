package org.nextstephub.server.console.administration.entry;

import java.util.Optional;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationActs;
import org.nextstephub.server.console.form.Ask;
import org.springframework.stereotype.Component;

/** The acts on who may come in. */
@Component
final class EntryActs implements AdministrationActs {

    @Override
    public Optional<Ask> named(String act, String of, Visitor visitor) {
        if (act.equals(Invite.ACT)) {
            return Optional.of(new Invite(of, visitor));
        }
        if (of.isEmpty()) {
            return Optional.empty();
        }
        return switch (act) {
            case Confirm.ACT -> Optional.of(new Confirm(of, visitor));
            case Withdraw.ACT -> Optional.of(new Withdraw(of, visitor));
            case SwitchOff.ACCOUNT, SwitchOff.SYSTEM -> Optional.of(new SwitchOff(act, of, visitor));
            case Keys.ADD, Keys.DROP -> Optional.of(new Keys(act, of, visitor));
            default -> Optional.empty();
        };
    }
}
