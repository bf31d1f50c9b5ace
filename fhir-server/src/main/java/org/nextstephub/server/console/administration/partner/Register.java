package org.nextstephub.server.console.administration.partner;

import java.util.List;
import org.hl7.fhir.r4.model.Organization;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** A new agency; or peer support's own organization, with which an empty registry begins. */
final class Register extends AdministrationAct {

    static final String AGENCY = "register";
    static final String PEER = "register-peer";

    private static final String CODE = "code";

    Register(String name, Visitor visitor) {
        super(name, "", visitor);
    }

    private boolean isPeer() {
        return name().equals(PEER);
    }

    @Override
    public boolean isOffered() {
        return isPeer() == Agency.peer(visitor().hub()).isEmpty();
    }

    @Override
    public List<Field> fields() {
        List<Field> facts = Change.facts("", "", "");
        return isPeer()
                ? List.of(
                        facts.get(0),
                        facts.get(1).startingWith("NEXTSTEP"),
                        facts.get(2).startingWith("PSSEO"))
                : List.of(facts.get(0), Field.line(CODE, "field.code"), facts.get(1), facts.get(2));
    }

    @Override
    public Done perform(Form form) {
        Organization organization = new Organization().setActive(true).setName(form.value(Change.NAME));
        Agency.put(organization, Canonical.PARTNER, isPeer() ? Canonical.PSSEO : form.value(CODE));
        Agency.put(organization, Canonical.APPLICATION, form.value(Change.APPLICATION));
        Agency.put(organization, Canonical.FACILITY, form.value(Change.FACILITY));
        return Outcome.of(visitor().hub().register(organization), back(), name());
    }

    @Override
    public Ask now() {
        return new Register(name(), visitor());
    }

    @Override
    public String back() {
        return "/console/partners";
    }
}
