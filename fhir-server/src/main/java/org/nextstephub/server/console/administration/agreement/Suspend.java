package org.nextstephub.server.console.administration.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** An agreement rests for some days: in them nothing is taken, and nothing told. */
final class Suspend extends AdministrationAct {

    static final String ACT = "suspend";

    private final Agreement agreement;

    Suspend(String id, Visitor visitor) {
        super(ACT, id, visitor);
        this.agreement = Agreement.of(visitor.hub(), id);
    }

    @Override
    public boolean isOffered() {
        return agreement.isInForce(visitor().words());
    }

    @Override
    public String about() {
        return agreement.number();
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.day(
                        "from",
                        "field.rest-from",
                        true,
                        visitor().words().today().toString()),
                Field.day("until", "field.rest-until", false, ""));
    }

    @Override
    public String version() {
        return agreement.contract().getMeta().getVersionId();
    }

    @Override
    public Done perform(Form form) {
        Contract changed = agreement.contract().copy();
        changed.setId(new IdType("Contract", of(), form.value("version")));
        changed.addExtension(Canonical.EXT_MOU_SUSPENDED, period(form.day("from"), form.day("until")));
        return Outcome.of(visitor().hub().register(changed), back(), name());
    }

    private static Period period(Optional<LocalDate> from, Optional<LocalDate> until) {
        Period period = new Period();
        from.ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
        until.ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return period;
    }

    @Override
    public Ask now() {
        return new Suspend(of(), visitor());
    }

    @Override
    public String back() {
        return "/console/agreements";
    }
}
