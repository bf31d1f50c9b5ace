package org.nextstephub.server.connection;

import jakarta.servlet.RequestDispatcher;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the body of a request before a servlet sees the request. What has not come yet is waited for by the poller, as
 * Tomcat waits for headers, so that slow bodies hold no thread. One for each connection's processor.
 */
final class BodyFirst implements Adapter {

    private final Adapter next;
    private final Bodies bodies;
    private final long millis;
    private @Nullable Body waiting;
    private @Nullable InputBuffer wire;

    /** @param millis longest time from the headers to the end of the body */
    BodyFirst(Adapter next, Bodies bodies, long millis) {
        this.next = next;
        this.bodies = bodies;
        this.millis = millis;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        readFromWire(request);
        if (isHere(request) || request.getContentLengthLong() > IncomingBody.MAX_BYTES) {
            next.service(request, response);
        } else {
            await(request);
        }
    }

    /** Of chunks nobody knows how many come. */
    private static boolean isHere(Request request) {
        if (request.isFinished()) {
            return true;
        }
        request.action(ActionCode.AVAILABLE, true);
        long length = request.getContentLengthLong();
        return length >= 0 && request.getAvailable() >= length;
    }

    private void await(Request request) {
        if (request.hasExpectation()) {
            request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
            request.setExpectation(false);
        }
        Body body = new Body(request, bodies);
        waiting = body;
        bodies.begin(body);
        request.setRequestThread();
        try {
            request.action(ActionCode.ASYNC_START, new NoContext());
            request.action(ActionCode.ASYNC_SETTIMEOUT, millis);
            request.setReadListener(body);
        } finally {
            request.clearRequestThread();
        }
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        Body body = waiting;
        if (body == null) {
            return next.asyncDispatch(request, response, event);
        }
        switch (event) {
            case OPEN_READ -> {
                request.onDataAvailable();
                if (!body.isHere()) {
                    return true;
                }
            }
            case TIMEOUT -> request.action(ActionCode.ASYNC_TIMEOUT, new AtomicBoolean());
            case ERROR -> request.getAttributes().remove(RequestDispatcher.ERROR_EXCEPTION);
            default -> {
                return false;
            }
        }
        handOver(request, response, body);
        return true;
    }

    private void handOver(Request request, Response response, Body body) throws Exception {
        waiting = null;
        boolean inTime = bodies.end(body) && body.isHere();
        if (!inTime) {
            request.setAttribute(IncomingBody.LATE, true);
            bodies.late();
        }
        request.setRequestThread();
        request.action(ActionCode.ASYNC_DISPATCH, null);
        request.action(ActionCode.ASYNC_DISPATCHED, null);
        body.turn();
        wire = request.getInputBuffer();
        request.setInputBuffer(body);
        next.service(request, response);
    }

    private void readFromWire(Request request) {
        if (wire != null) {
            request.setInputBuffer(wire);
            wire = null;
        }
    }

    /** Called whenever the processor is done with a connection, however that ended. */
    @Override
    public void checkRecycled(Request request, Response response) {
        if (waiting != null) {
            bodies.end(waiting);
            waiting = null;
        }
        readFromWire(request);
        next.checkRecycled(request, response);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return next.prepare(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        next.log(request, response, time);
    }

    @Override
    public String getDomain() {
        return next.getDomain();
    }

    /** No servlet has started anything. */
    private static final class NoContext implements AsyncContextCallback {

        @Override
        public void fireOnComplete() {
            // nobody listens
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public void incrementInProgressAsyncCount() {
            // not counted
        }

        @Override
        public void decrementInProgressAsyncCount() {
            // not counted
        }
    }
}
