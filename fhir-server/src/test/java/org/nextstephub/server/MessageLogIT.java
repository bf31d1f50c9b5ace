package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nextstephub.profiles.SenderWords;

/** {@code $message-log} for every client: by one id, by the hour, and by who has fallen silent. */
class MessageLogIT {

    private static final String JSON = "application/fhir+json";
    private static final String LOG = "/fhir/$message-log";

    private final RunningHub hub = RunningHub.shared();

    private String byId(String id) {
        return hub.post(
                        LOG,
                        "interop",
                        JSON,
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"id\",\"valueString\":\"" + id
                                + "\"}]}")
                .body();
    }

    @Test
    void findsAMessageByTheWordOfItsSenderItsHashOrItsReceipt() {
        hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("MG-1"));
        String found = byId("MG-1");
        assertThat(found)
                .contains("\"name\":\"receipt\"", "\"valueCode\":\"accepted\"", "\"name\":\"test\"")
                .doesNotContain("MG-1");
        String receipt = found.replaceAll("(?s).*\"(R-[2-9A-Z]{4}-[2-9A-Z]{4})\".*", "$1");
        assertThat(byId(receipt)).isEqualTo(found);
        String hash = hub.bean(SenderWords.class).hash("MG-1");
        assertThat(hub.get(LOG + "?id=" + hash, "interop").body()).isEqualTo(found);
        assertThat(byId("MG-NEVER")).doesNotContain("receipt");
    }

    @Test
    void countsEachHourAndTellsWhoIsSilent() {
        hub.post("/fhir/$process-message", "lakeshore-hospital", JSON, Referrals.message("MG-2"));
        assertThat(hub.get(LOG + "?view=hours&from=2026-11-22&to=2026-11-22", "interop")
                        .body())
                .contains("\"name\":\"hour\"", "\"name\":\"begins\"", "\"valueInteger\":")
                .doesNotContain("receipt");
        assertThat(hub.get(LOG + "?view=last", "interop").body())
                .contains("lakeshore-hospital", "Lakeshore General Hospital", "\"name\":\"at\"")
                .doesNotContain("\"psseo\"");
    }

    @Test
    void saysWhatItTakes() {
        for (String query : new String[] {"view=all", "view=hours", "from=soon", "_offset=-1", "_count=0"}) {
            assertThat(hub.get(LOG + "?" + query, "interop").statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(hub.get(LOG + "?body=x", "interop").statusCode()).isEqualTo(403);
        assertThat(hub.post(LOG, "interop", JSON, "{\"resourceType\":\"Patient\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
