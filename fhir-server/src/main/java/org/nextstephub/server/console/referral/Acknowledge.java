package org.nextstephub.server.console.referral;

import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;
import org.nextstephub.server.console.people.Agencies;

/** Somebody has looked at an item of the continuity watch: {@code Task/[id]/$acknowledge}. */
record Acknowledge(Agencies agencies) implements Act {

    private static final String ITEM = "watch";
    private static final String BETWEEN = "v";

    @Override
    public String name() {
        return "acknowledge";
    }

    @Override
    public boolean isOffered(Referral referral, Visitor visitor) {
        return visitor.may("Task/$acknowledge", Interaction.OPERATION)
                && !referral.watches().isEmpty();
    }

    @Override
    public List<Field> fields(Referral referral, Visitor visitor) {
        List<Option> items = referral.watches().stream()
                .map(watch -> new Option(value(watch), visitor.words().code(watch.getReasonCode()), ""))
                .toList();
        return List.of(
                Field.one(ITEM, "field.watch", items)
                        .startingWith(items.size() == 1 ? items.get(0).value() : ""),
                PeerWork.workers(agencies, referral, visitor),
                Field.text("looked", "field.looked"));
    }

    /** The item in the version that was seen. */
    private static String value(Task watch) {
        return watch.getIdElement().getIdPart() + BETWEEN + watch.getMeta().getVersionId();
    }

    @Override
    public void perform(Referral referral, Visitor visitor, Form form) {
        String[] item = form.value(ITEM).split(BETWEEN);
        Parameters asked = new Parameters();
        asked.addParameter("by", PeerWork.worker(form));
        asked.addParameter("reason", new StringType(form.value("looked")));
        asked.addParameter("ifVersion", new StringType(item[1]));
        referral.hub().send("Task/" + item[0] + "/$acknowledge", asked, Task.class);
    }
}
