package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.ReferralIntake;
import org.nextstephub.server.intake.message.ReceivedMessage;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;

/**
 * What an accepted referral of somebody new asks of the store. A number that grows is most likely something read again
 * that was at hand, or written twice.
 */
class CostOfAReferralIT {

    /**
     * 20 of the hub's own rows, and for HAPI one batch for each of seven tables and at times a number of a sequence, of
     * which there are eight.
     */
    private static final int STATEMENTS = 35;

    /** HAPI tells of what each write hands back, for the eight resources, and of no other. */
    private static final int READS = 8;

    private static final Caller AGENCY =
            new Caller("lakeshore-hospital", Role.PARTNER, List.of("lakeshore-hospital"), Set.of(), null, "127.0.0.1");

    private final RunningHub hub = RunningHub.shared();

    @Test
    void isAFewStatements() {
        send("C-1");
        try (Statements statements = new Statements()) {
            send("C-2");
            assertThat(statements.sent()).hasSizeBetween(1, STATEMENTS);
        }
    }

    @Test
    void searchesNothingAndWritesEachResourceOnce() {
        send("C-3");
        StoreCalls calls = new StoreCalls();
        IInterceptorService store = hub.bean(IInterceptorService.class);
        store.registerInterceptor(calls);
        try {
            send("C-4");
        } finally {
            store.unregisterInterceptor(calls);
        }
        assertThat(calls.of(Thread.currentThread())).filteredOn("read"::equals).hasSize(READS);
        assertThat(calls.of(Thread.currentThread()))
                .filteredOn(call -> !call.equals("read"))
                .containsExactlyInAnyOrder(
                        "create Patient",
                        "create PractitionerRole",
                        "create Consent",
                        "create QuestionnaireResponse",
                        "create ServiceRequest",
                        "create Task",
                        "create Provenance",
                        "create AuditEvent");
    }

    private void send(String number) {
        byte[] message = Referrals.message(number).getBytes(StandardCharsets.UTF_8);
        assertThat(hub.bean(ReferralIntake.class).accept(new ReceivedMessage(message, false, "message"), AGENCY))
                .isInstanceOf(Accepted.class);
    }
}
