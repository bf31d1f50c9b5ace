package org.nextstephub.server.connection;

import jakarta.servlet.ReadListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** The body of one request: gathered as it comes, and afterwards read by the request as if it came then. */
final class Body implements ReadListener, ApplicationBufferHandler, InputBuffer {

    private static final long AT_ONCE = 1;

    private final Request request;
    private final Bodies bodies;
    private volatile @Nullable ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private ByteBuffer received = ByteBuffer.allocate(0);
    private @Nullable IOException failure;
    private boolean here;

    Body(Request request, Bodies bodies) {
        this.request = request;
        this.bodies = bodies;
    }

    /** Whether all of it has come that will be read. */
    boolean isHere() {
        return here;
    }

    /** Takes what has come. Tomcat calls again when there is more; whatever goes wrong is told to the reader. */
    @Override
    public void onDataAvailable() {
        try {
            gather();
        } catch (IOException broken) {
            failure = broken;
            here = true;
        }
    }

    /** One that is too long is not gathered to its end. */
    private void gather() throws IOException {
        ByteArrayOutputStream into = gathered;
        while (into != null && !request.isFinished() && into.size() <= IncomingBody.MAX_BYTES) {
            if (!request.isReady()) {
                return;
            }
            if (request.doRead(this) > 0) {
                int count = received.remaining();
                into.write(received.array(), received.arrayOffset() + received.position(), count);
                bodies.grew(this, count);
            }
            into = gathered;
        }
        here = into != null;
    }

    /** Lets go of what was gathered, and has the request answered as one whose body did not come in time. */
    void giveUp() {
        gathered = null;
        request.action(ActionCode.ASYNC_SETTIMEOUT, AT_ONCE);
    }

    /** From now on it is read, not gathered. */
    void turn() {
        ByteArrayOutputStream all = gathered;
        received = ByteBuffer.wrap(all == null ? new byte[0] : all.toByteArray());
        gathered = null;
    }

    @Override
    public int doRead(ApplicationBufferHandler reader) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int count = received.remaining();
        if (count == 0) {
            return -1;
        }
        reader.setByteBuffer(received.duplicate());
        received.position(received.limit());
        return count;
    }

    @Override
    public int available() {
        return received.remaining();
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        received = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return received;
    }

    @Override
    public void expand(int size) {
        throw new UnsupportedOperationException("what was received has the size it has");
    }

    @Override
    public void onAllDataRead() {
        // seen by onDataAvailable
    }

    @Override
    public void onError(Throwable unexpected) {
        // seen by BodyFirst
    }
}
