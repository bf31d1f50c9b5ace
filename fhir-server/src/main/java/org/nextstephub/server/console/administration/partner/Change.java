package org.nextstephub.server.console.administration.partner;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/** What an agency is called, whether it counts, and what its HL7 v2 system writes into MSH-3 and MSH-4. */
final class Change extends OfAgency {

    static final String ACT = "change";
    static final String NAME = "name";
    static final String APPLICATION = "application";
    static final String FACILITY = "facility";

    private static final String ACTIVE = "active";

    Change(Agency agency, Visitor visitor) {
        super(ACT, agency, visitor);
    }

    static List<Field> facts(String name, String application, String facility) {
        return List.of(
                Field.line(NAME, "field.agency-name").startingWith(name),
                Field.line(APPLICATION, "field.application").optional().startingWith(application),
                Field.line(FACILITY, "field.facility").optional().startingWith(facility));
    }

    @Override
    public List<Field> fields() {
        List<Option> states = Stream.of("true", "false")
                .map(active -> new Option(active, visitor().words().say("partner.active." + active), ""))
                .toList();
        Field active = Field.one(ACTIVE, "field.active", states)
                .startingWith(String.valueOf(agency().organization().getActive()));
        return Stream.concat(
                        facts(
                                agency().name(),
                                agency().value(Canonical.APPLICATION),
                                agency().value(Canonical.FACILITY))
                                .stream(),
                        Stream.of(active))
                .toList();
    }

    @Override
    public String version() {
        return agency().version();
    }

    @Override
    public Done perform(Form form) {
        Organization changed = agency().organization().copy();
        changed.setId(new IdType("Organization", agency().id(), form.value("version")));
        changed.setName(form.value(NAME)).setActive(form.has(ACTIVE, "true"));
        Agency.put(changed, Canonical.APPLICATION, form.value(APPLICATION));
        Agency.put(changed, Canonical.FACILITY, form.value(FACILITY));
        return done(visitor().hub().register(changed));
    }

    @Override
    public Ask now() {
        return new Change(agencyNow(), visitor());
    }
}
