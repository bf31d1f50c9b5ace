package org.nextstephub.server.console.referral;

import java.util.List;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;
import org.springframework.ui.Model;

/** An act, of one referral, for whoever looks at it. */
record ActOfReferral(Act act, Referral referral, Visitor visitor, Standing standing) implements Ask {

    @Override
    public String name() {
        return act.name();
    }

    @Override
    public String about() {
        return referral.number();
    }

    @Override
    public boolean isOffered() {
        return act.isOffered(referral, visitor);
    }

    @Override
    public List<Field> fields() {
        return act.fields(referral, visitor);
    }

    @Override
    public String version() {
        return act.version(referral);
    }

    @Override
    public Done perform(Form form) {
        act.perform(referral, visitor, form);
        return Done.at(act.next(referral, form), act.name());
    }

    @Override
    public Ask now() {
        return new ActOfReferral(act, Referral.of(visitor, referral.id()), visitor, standing);
    }

    @Override
    public String back() {
        return referral.address();
    }

    @Override
    public String show(Model page) {
        act.first(referral).ifPresent(first -> page.addAttribute("first", first));
        page.addAttribute("referral", standing.of(referral, visitor));
        return "console/act";
    }
}
