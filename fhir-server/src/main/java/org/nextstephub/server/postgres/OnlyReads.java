package org.nextstephub.server.postgres;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * A connection to a server that only reads is given up, besides those that are broken: after a failover it leads to what is
 * a standby now, and would fail for everybody who gets it (SQLSTATE 25006, PostgreSQL appendix A).
 */
public final class OnlyReads implements SQLExceptionOverride {

    private static final String READ_ONLY_TRANSACTION = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException said) {
        return READ_ONLY_TRANSACTION.equals(said.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
