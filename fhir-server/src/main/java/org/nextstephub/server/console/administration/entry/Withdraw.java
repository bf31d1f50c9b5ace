package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Form;

/** A proposal is taken away: one's own, or another's to which one does not agree. */
final class Withdraw extends ProposalAct {

    static final String ACT = "withdraw";

    Withdraw(String id, Visitor visitor) {
        super(ACT, id, visitor);
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
}
