package org.nextstephub.server.console.administration.partner;

import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Done;

/** An act on one agency. */
abstract class OfAgency extends AdministrationAct {

    private final Agency agency;

    OfAgency(String name, Agency agency, Visitor visitor) {
        super(name, agency.id(), visitor);
        this.agency = agency;
    }

    final Agency agency() {
        return agency;
    }

    /** The agency as it is by now. */
    final Agency agencyNow() {
        return Agency.of(visitor().hub(), agency.id());
    }

    final Done done(boolean counts) {
        return Outcome.of(counts, back(), name());
    }

    @Override
    public final String about() {
        return agency.name();
    }

    @Override
    public final String back() {
        return agency.page();
    }
}
