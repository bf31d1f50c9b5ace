package org.nextstephub.server.console.administration.agreement;

import java.util.Optional;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationActs;
import org.nextstephub.server.console.form.Ask;
import org.springframework.stereotype.Component;

/** The acts on agreements; each takes two administrators. */
@Component
final class AgreementActs implements AdministrationActs {

    @Override
    public Optional<Ask> named(String act, String of, Visitor visitor) {
        if (of.isEmpty()) {
            return Optional.empty();
        }
        return switch (act) {
            case Propose.ACT -> Optional.of(new Propose(of, visitor));
            case Suspend.ACT -> Optional.of(new Suspend(of, visitor));
            default -> Optional.empty();
        };
    }
}
