package org.nextstephub.server.connection;

import java.util.function.Consumer;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;

/**
 * HTTP/1.1 as Tomcat speaks it, with two limits that Tomcat does not have: on the connections of one address, and on the time
 * that a body may take, which it takes without a worker. Tomcat makes it by the name of its class, before it knows a setting.
 */
public final class LimitedHttp extends Http11NioProtocol {

    private final AddressLimit connections;
    private Bodies bodies = new Bodies(Long.MAX_VALUE, nobody -> {});
    private long bodyMillis = 30_000;

    public LimitedHttp() {
        this(new AddressLimit());
    }

    private LimitedHttp(AddressLimit connections) {
        super(connections);
        this.connections = connections;
    }

    /** @param memory most bytes of all bodies that are on their way */
    void limit(HttpSettings settings, long memory, Consumer<Refusal> refused) {
        connections.limit(settings, () -> refused.accept(Refusal.TOO_MANY_OF_ADDRESS));
        bodies = new Bodies(memory, refused);
        bodyMillis = settings.body().toMillis();
    }

    @Override
    protected Processor createProcessor() {
        return new Http11Processor(this, new BodyFirst(getAdapter(), bodies, bodyMillis));
    }
}
