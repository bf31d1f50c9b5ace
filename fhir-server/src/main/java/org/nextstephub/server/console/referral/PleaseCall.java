package org.nextstephub.server.console.referral;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Notice;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Form;

/** Asks the agency to call, in the hub's one fixed sentence. */
final class PleaseCall implements Act {

    @Override
    public String name() {
        return "call";
    }

    @Override
    public boolean isOffered(Referral referral, Visitor visitor) {
        return visitor.may("Communication", Interaction.CREATE) && !referral.isOver();
    }

    @Override
    public List<Field> fields(Referral referral, Visitor visitor) {
        return List.of();
    }

    @Override
    public void perform(Referral referral, Visitor visitor, Form form) {
        Communication words = new Communication();
        words.setStatus(CommunicationStatus.COMPLETED)
                .addBasedOn(referral.task().getFocus().copy())
                .addReasonCode(new CodeableConcept(
                        new Coding(Canonical.codeSystem("ns-notice"), Notice.PLEASE_CALL.code(), null)));
        referral.hub().send("Communication", words, Communication.class);
    }
}
