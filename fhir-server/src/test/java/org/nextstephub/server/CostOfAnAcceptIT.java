package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** What the desk's accepting of a referral asks of the store: each thing once. */
class CostOfAnAcceptIT {

    /**
     * Whether the desk may see the task: the task, the consents, the person. Under the lock: the consents, side tasks by
     * two links, earlier relationships, the agreement. For the answer: how the person may be reached.
     */
    private static final int SEARCHES = 9;

    private final RunningHub hub = RunningHub.shared();

    @Test
    void searchesEachThingOnce() {
        Desk desk = Desk.withReferral(hub, "COA-1").to("received/awaiting-review");
        Task main = desk.main();
        Parameters accept = new Parameters();
        accept.addParameter("status", new CodeType("accepted"));
        accept.addParameter("businessStatus", new CodeType("awaiting-introduction"));
        accept.addParameter("agreedWithPerson", new BooleanType(true));
        accept.addParameter("ifVersion", new StringType(main.getMeta().getVersionId()));
        StoreCalls calls = new StoreCalls();
        IInterceptorService store = hub.bean(IInterceptorService.class);
        store.registerInterceptor(calls);
        try {
            assertThat(desk.post("Task/" + main.getIdElement().getIdPart() + "/$advance-step", accept)
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            store.unregisterInterceptor(calls);
        }
        assertThat(calls.ofWhoever("create EpisodeOfCare"))
                .filteredOn("search"::equals)
                .hasSize(SEARCHES);
    }
}
