package org.nextstephub.server.access;

/** An operation that changes nothing, and so may be called by GET. */
public abstract class ReadOperation extends OperationServlet {

    @Override
    protected final boolean isRead(String operation) {
        return true;
    }
}
