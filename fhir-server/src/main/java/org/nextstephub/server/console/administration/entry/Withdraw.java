package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** A proposal is taken away: one's own, or another's to which one does not agree. */
final class Withdraw extends AdministrationAct {

    static final String ACT = "withdraw";

    private final Optional<Proposal> proposal;

    Withdraw(String id, Visitor visitor) {
        super(ACT, id, visitor);
        this.proposal = Proposal.of(visitor.hub(), id);
    }

    @Override
    public boolean isOffered() {
        return proposal.isPresent();
    }

    @Override
    public String about() {
        return proposal.map(Proposal::about).orElse("");
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Done perform(Form form) {
        visitor()
                .hub()
                .tell(AllowList.PROPOSALS, JsonNodeFactory.instance.objectNode().put("withdraw", of()));
        return Done.at(back(), name());
    }

    @Override
    public Ask now() {
        return new Withdraw(of(), visitor());
    }

    @Override
    public String back() {
        return "/console/access";
    }
}
