package org.nextstephub.server.console.referral;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;
import org.nextstephub.server.pathway.State;

/** An act that takes a referral one step on, back, to a hold or to its end: {@code Task/[id]/$advance-step}. */
abstract class Step implements Act {

    static final String AGREED = "agreed";
    static final String DATE = "date";
    static final String REASON = "reason";
    static final String ITEM = "item";

    private final String name;

    Step(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    /** The states that it may lead to from here. */
    abstract List<State> targets(Referral referral);

    /** The one that was chosen. */
    State to(Referral referral, Form form) {
        return targets(referral).get(0);
    }

    @Override
    public boolean isOffered(Referral referral, Visitor visitor) {
        return targets(referral).stream().anyMatch(referral.next()::contains);
    }

    @Override
    public final void perform(Referral referral, Visitor visitor, Form form) {
        State to = to(referral, form);
        Parameters asked = new Parameters();
        asked.addParameter("status", new CodeType(to.status().toCode()));
        asked.addParameter("businessStatus", new CodeType(to.business()));
        asked.addParameter("ifVersion", new StringType(form.value("version")));
        if (!form.value(REASON).isEmpty()) {
            asked.addParameter("reason", new CodeType(form.value(REASON)));
        }
        form.day(DATE).ifPresent(day -> asked.addParameter("date", new DateType(day.toString())));
        if (form.isTicked(AGREED)) {
            asked.addParameter("agreedWithPerson", new BooleanType(true));
        }
        form.all(ITEM).forEach(item -> asked.addParameter("requestedItem", new CodeType(item)));
        referral.hub().send("Task/" + referral.id() + "/$advance-step", asked, Task.class);
    }

    @Override
    public final String version(Referral referral) {
        return referral.version();
    }

    static State state(TaskStatus status, String business) {
        return new State(status, business);
    }

    /** Never ticked beforehand: it is the person's pace. */
    static Field agreed() {
        return Field.tick(AGREED, "field.agreed");
    }

    /** An answer that is a code of the project. */
    static Option option(Visitor visitor, String system, String code) {
        return new Option(code, visitor.words().code(system, code), "");
    }
}
