package org.nextstephub.server.console.administration.entry;

import java.util.List;
import java.util.Optional;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.form.Field;

/** An act on what waits for a second administrator: nothing is filled in, and afterwards it no longer waits. */
abstract class ProposalAct extends AdministrationAct {

    private final Optional<Proposal> proposal;

    ProposalAct(String name, String id, Visitor visitor) {
        super(name, id, visitor);
        this.proposal = Proposal.of(visitor.hub(), id);
    }

    /** Empty when it does not wait any more. */
    final Optional<Proposal> proposal() {
        return proposal;
    }

    @Override
    public boolean isOffered() {
        return proposal.isPresent();
    }

    @Override
    public final String about() {
        return proposal.map(Proposal::about).orElse("");
    }

    @Override
    public final List<Field> fields() {
        return List.of();
    }

    @Override
    public final String back() {
        return "/console/access";
    }
}
