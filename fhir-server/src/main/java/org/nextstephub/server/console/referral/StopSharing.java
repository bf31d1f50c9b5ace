package org.nextstephub.server.console.referral;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Field;
import org.nextstephub.server.console.form.Field.Option;
import org.nextstephub.server.console.form.Form;

/** The person's word to stop sharing: {@code Consent/$revokeConsent}. The referral's page may go with it. */
final class StopSharing implements Act {

    private static final String WHAT = "stop";
    private static final String TELLING = "peer-to-clinical";
    private static final String EVERYTHING = "everything";

    @Override
    public String name() {
        return "stop-sharing";
    }

    @Override
    public boolean isOffered(Referral referral, Visitor visitor) {
        return visitor.may("Consent/$revokeConsent", Interaction.OPERATION);
    }

    @Override
    public List<Field> fields(Referral referral, Visitor visitor) {
        List<Option> what = Stream.of(TELLING, EVERYTHING)
                .map(each -> new Option(
                        each,
                        visitor.words().say("stop." + each),
                        visitor.words().say("stop." + each + ".effect")))
                .toList();
        return List.of(Field.one(WHAT, "field.stop", what), Field.tick("wish", "field.wish"));
    }

    @Override
    public void perform(Referral referral, Visitor visitor, Form form) {
        Identifier person = referral.person().getIdentifier().stream()
                .filter(number -> Canonical.PERSON.equals(number.getSystem()))
                .findFirst()
                .orElseThrow(NotThere::new);
        Parameters word = new Parameters();
        word.addParameter("patient", person.copy());
        if (form.has(WHAT, TELLING)) {
            word.addParameter("direction", new CodeType(TELLING));
        }
        referral.hub().send("Consent/$revokeConsent", word, OperationOutcome.class);
    }

    /** When everything is stopped, the referral's own page is not there any more. */
    @Override
    public String next(Referral referral, Form form) {
        return form.has(WHAT, EVERYTHING) ? "/console/referrals" : referral.address();
    }
}
