package org.nextstephub.server.intake;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.RunningHub;
class TmpTest {
  @Test void t() throws Exception {
    RunningHub hub = RunningHub.shared();
    String v2 = Files.readString(Path.of("../camel-routes/src/main/resources/demo/referral-with-consent.hl7")).replace("{run}","X").replace("{now}","20261122110000-0500").replace("{today}","20261120").replace("{in-two-months}","20270125").replace("{in-eleven-months}","20271025");
    System.out.println(hub.mllp(v2)); System.out.println(hub.mllp(v2));
    for (String u : new String[]{"Task?status=requested","Task?status=accepted","ServiceRequest?identifier=DEMO-X-A","ServiceRequest?clinical-end=ge2027-01-01&_sort=-_lastUpdated","Consent?direction=clinical-to-peer","Task?code:text=x","Patient?name=x"}) { var r=hub.get("/fhir/"+u,"peer-desk"); System.out.println("DESK "+u+" "+r.statusCode()+" "+r.body().replaceAll("(?s)\"entry\".*","")); }
    System.out.println("REP "+hub.get("/fhir/Task?_summary=count", "reporting").body());
    System.out.println("REP "+hub.get("/fhir/Task", "reporting").body());
    System.out.println("PART "+hub.get("/fhir/Task", "lakeshore-hospital").body());
    System.out.println("PART "+hub.get("/fhir/Task", "rideau-clinic").body());
    hub.jdbc().sql("select relname||' '||n_live_tup from pg_stat_user_tables where n_live_tup>0 order by 1").query(String.class).list().forEach(System.out::println);
  }
}
