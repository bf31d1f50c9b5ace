package org.nextstephub.routes.hl7v2.translation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.translation.ConToConsent.Given;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Referral;

/** Every CON of a message that is a consent to sharing, wherever it stands. */
final class StatedConsents {

    private StatedConsents() {}

    /** Adds them to the message. */
    static void add(Translation translation) {
        travelling(translation).forEach(con -> ConToConsent.map(translation, con));
    }

    /** Adds them, and lets the referral rest on them. */
    static void add(Translation translation, ServiceRequest referral) {
        List<Segment> travelling = travelling(translation);
        travelling.forEach(
                con -> ConToConsent.map(translation, con).ifPresent(given -> restOn(referral, given, translation)));
        boolean asserted = translation.message().msh().raw(21).contains("HUB-NEXTSTEP-REF-1");
        if (asserted && travelling.isEmpty() && translation.isComplete()) {
            translation.faults().add(Condition.SEGMENT_SEQUENCE, "CON");
        }
    }

    private static List<Segment> travelling(Translation translation) {
        return translation.message().all("CON").stream()
                .filter(con -> isListed(translation, con))
                .filter(con -> travels(translation.message().kind(), con))
                .toList();
    }

    /** Whether it is of a kind that the partner's registry entry lists; other scanned forms are not looked at. */
    private static boolean isListed(Translation translation, Segment con) {
        return Arrays.asList(
                        translation.partner().option("consent-types", "001").split("[, ]+"))
                .contains(con.text(2));
    }

    /** A cancel and an ADT carry a consent only if it says no. */
    private static boolean travels(Kind kind, Segment con) {
        return kind.isReferral()
                || con.text(11).equals("X")
                || ((kind == Kind.CANCEL || kind.isAboutDetails())
                        && con.text(11).equals("R"));
    }

    private static void restOn(ServiceRequest referral, Given given, Translation translation) {
        referral.addSupportingInfo(given.consent());
        Optional<String> day = given.grantedOn();
        day.ifPresent(granted -> Referral.attest(
                referral,
                "confirm-interest-consent",
                granted,
                translation.draft().to("PractitionerRole")));
    }
}
