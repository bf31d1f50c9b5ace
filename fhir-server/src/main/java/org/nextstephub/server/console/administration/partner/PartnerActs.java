package org.nextstephub.server.console.administration.partner;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationActs;
import org.nextstephub.server.console.form.Ask;
import org.springframework.stereotype.Component;

/** The acts on partners. */
@Component
final class PartnerActs implements AdministrationActs {

    private static final Map<String, BiFunction<Agency, Visitor, Ask>> OF_AN_AGENCY = Map.of(
            Change.ACT, Change::new,
            Reach.ACT, Reach::new,
            Programme.ACT, Programme::new,
            LetIn.ACT, LetIn::new,
            OwnSystem.ACT, OwnSystem::new);

    @Override
    public Optional<Ask> named(String act, String of, Visitor visitor) {
        return switch (act) {
            case Register.AGENCY, Register.PEER ->
                of.isEmpty() ? Optional.of(new Register(act, visitor)) : Optional.empty();
            case CloseDoor.ACT -> of.isEmpty() ? Optional.empty() : Optional.of(new CloseDoor(of, visitor));
            default ->
                Optional.ofNullable(OF_AN_AGENCY.get(act))
                        .filter(known -> !of.isEmpty())
                        .map(known -> known.apply(Agency.of(visitor.hub(), of), visitor));
        };
    }
}
