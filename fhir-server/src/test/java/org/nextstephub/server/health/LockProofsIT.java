package org.nextstephub.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.RunningHub;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** Each ring around the store is taken out of a running hub, one at a time: it says so and takes no more messages. */
class LockProofsIT {

    private final RunningHub hub = RunningHub.shared();
    private final LockProofs proofs = hub.bean(LockProofs.class);

    private static List<Object> ours(IInterceptorService rings) {
        return rings.getAllRegisteredInterceptors().stream()
                .filter(ring -> ring.getClass().getName().startsWith("org.nextstephub."))
                .toList();
    }

    private void eachIsMissed(IInterceptorService rings, List<Object> ours) {
        List<Object> inOrder = List.copyOf(rings.getAllRegisteredInterceptors());
        assertThat(ours).isNotEmpty();
        for (Object ring : ours) {
            try {
                rings.unregisterInterceptor(ring);
                assertThat(proofs.broken()).as(ring.getClass().getSimpleName()).isPresent();
            } finally {
                rings.unregisterInterceptors(inOrder);
                rings.registerInterceptors(inOrder);
            }
            assertThat(proofs.broken()).isEmpty();
        }
    }

    @Test
    void aRingBeforeTheFhirServer() {
        RestfulServer server = (RestfulServer)
                hub.bean("fhirServlet", ServletRegistrationBean.class).getServlet();
        eachIsMissed(server.getInterceptorService(), ours(server.getInterceptorService()));
    }

    @Test
    void theGuardOfTheStore() {
        IInterceptorService store = hub.bean(IInterceptorService.class);
        eachIsMissed(
                store,
                ours(store).stream()
                        .filter(ring -> ring.getClass().getSimpleName().equals("ConsentGuard"))
                        .toList());
    }

    @Test
    void takesNoMoreMessagesWhileOneIsMissing() {
        IInterceptorService store = hub.bean(IInterceptorService.class);
        List<Object> inOrder = List.copyOf(store.getAllRegisteredInterceptors());
        try {
            store.unregisterInterceptorsIf(
                    ring -> ring.getClass().getSimpleName().equals("ConsentGuard"));
            hub.bean(SelfCheck.class).again();
            assertThat(readiness()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        } finally {
            store.unregisterInterceptors(inOrder);
            store.registerInterceptors(inOrder);
            hub.bean(SelfCheck.class).again();
        }
        assertThat(readiness()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
    }

    private ReadinessState readiness() {
        return hub.bean(ApplicationAvailability.class).getReadinessState();
    }
}
