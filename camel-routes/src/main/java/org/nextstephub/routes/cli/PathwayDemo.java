package org.nextstephub.routes.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;

/**
 * One person walks the seven steps and the three stages. After each, two partners look: the hospital that referred, and a
 * clinic that has nothing to do with it.
 */
final class PathwayDemo {

    private final HubAddress hub;
    private final FhirContext fhir;
    private final String number;
    private final DemoDesk desk;

    /** @param number the hospital's number of a referral that was accepted just now */
    PathwayDemo(HubAddress hub, FhirContext fhir, String number) {
        this.hub = hub;
        this.fhir = fhir;
        this.number = number;
        this.desk = new DemoDesk(hub, fhir, number);
    }

    void walk() throws IOException {
        say("Steps 1 to 3, attested by the hospital: " + desk.attestations());
        seen("Step 4, the referral waits for review");
        desk.advance("accepted/awaiting-introduction");
        desk.assign();
        seen("Step 4, peer support accepts; Dana will walk along");
        desk.post("Encounter", DemoRecords.introduction(desk));
        desk.advance("in-progress/introduced");
        seen("Step 5, Dana and the person meet: the beginning");
        desk.post("Consent/$fileConsent", DemoRecords.shareBack(desk.request().getSubject(), number));
        seen("  ... the person agrees that the hospital learns how it goes");
        desk.advance("in-progress/overlap-active");
        seen("Step 6, both services are involved");
        desk.advance("on-hold/paused-by-person");
        seen("  ... the person takes a break; that is theirs");
        desk.advance("in-progress/overlap-active");
        desk.stage("ongoing");
        desk.advance("completed/transition-complete");
        seen("Step 7, the hospital's part has ended, peer support goes on");
        desk.stage("ending");
        desk.stage("finished");
        seen("  ... and one day the person has found what they wanted");
        say("Stages, for the person and peer support alone: " + desk.stages());
        say("Days: " + desk.measures());
        say("What the hospital was told, and what not: " + desk.notices());
    }

    private void seen(String what) throws IOException {
        say(what);
        say("      Lakeshore hospital sees: " + seenBy("lakeshore-hospital"));
        say("      Rideau clinic sees:      " + seenBy("rideau-clinic"));
    }

    private String seenBy(String partner) throws IOException {
        Wire.Response answer = Wire.get(
                hub.http() + "/fhir/$referral-status?identifier=" + Canonical.BASE
                        + "/NamingSystem/lakeshore-hospital-referral%7C" + number,
                hub.tokens(partner).token());
        if (answer.status() != 200) {
            return "nothing (" + answer.status() + ")";
        }
        Task task = (Task) fhir.newJsonParser()
                .parseResource(Parameters.class, answer.body())
                .getParameter("task")
                .getResource();
        return task.getStatus().toCode()
                + (task.hasBusinessStatus()
                        ? " / " + task.getBusinessStatus().getCodingFirstRep().getCode()
                        : "");
    }

    private static void say(String line) {
        System.out.println("   " + line);
    }
}
