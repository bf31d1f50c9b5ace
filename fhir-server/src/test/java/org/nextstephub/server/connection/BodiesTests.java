package org.nextstephub.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.Request;
import org.junit.jupiter.api.Test;

class BodiesTests {

    private final List<Refusal> refused = new ArrayList<>();
    private final Bodies bodies = new Bodies(100, refused::add);

    private Body begun() {
        Body body = new Body(new Request(), bodies);
        bodies.begin(body);
        return body;
    }

    @Test
    void whenMemoryIsShortTheOldestGoes() {
        Body oldest = begun();
        Body next = begun();
        Body last = begun();
        bodies.grew(next, 40);
        bodies.grew(oldest, 50);
        assertThat(refused).isEmpty();

        bodies.grew(last, 50);
        assertThat(bodies.end(oldest)).isFalse();
        assertThat(bodies.end(next)).isTrue();
        assertThat(bodies.end(last)).isTrue();
        assertThat(refused).containsExactly(Refusal.TOO_MANY_BODIES);
    }

    @Test
    void whatHasEndedMakesRoom() {
        for (int i = 0; i < 5; i++) {
            Body body = begun();
            bodies.grew(body, 90);
            assertThat(bodies.end(body)).isTrue();
        }
        assertThat(refused).isEmpty();
    }
}
