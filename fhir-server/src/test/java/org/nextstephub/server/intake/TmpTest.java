package org.nextstephub.server.intake;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.RunningHub;
class TmpTest {
  @Test void t() throws Exception {
    RunningHub hub = RunningHub.shared();
    for (String f : new String[]{"referral-message.json","referral-transaction.json"}) {
    String s = Files.readString(Path.of("../camel-routes/src/main/resources/demo/"+f)).replace("{run}","X").replace("{now-iso}","2026-11-22T10:00:00-05:00").replace("{today-iso}","2026-11-20").replace("{in-two-months-iso}","2027-01-25").replace("{in-eleven-months-iso}","2027-10-25");
    var r = hub.post(f.contains("trans")?"/fhir":"/fhir/$process-message","lakeshore-hospital","application/fhir+json",s);
    System.out.println(r.statusCode()+" "+r.body());
    }
    String v2 = Files.readString(Path.of("../camel-routes/src/main/resources/demo/referral-with-consent.hl7")).replace("{run}","X").replace("{now}","20261122110000-0500").replace("{today}","20261120").replace("{in-two-months}","20270125").replace("{in-eleven-months}","20271025");
    System.out.println(hub.mllp(v2)); System.out.println(hub.mllp(v2));
    for (String c : new String[]{"peer-desk","reporting","lakeshore-hospital","rideau-clinic"}) for (String u : new String[]{"Task","ServiceRequest","Consent","Patient"}) { var r=hub.get("/fhir/"+u, c); System.out.println(c+" "+u+" "+r.statusCode()+" "+r.body().length()); if(c.equals("reporting")||c.startsWith("lake")) System.out.println(r.body()); }
  }
}
