package org.nextstephub.server.fault;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** Why something failed: what it needs is away and comes back, or the hub itself is at fault. The latter by default. */
public enum Failure {
    PASSING,
    FAULT;

    private static final int MAX_DEPTH = 20;

    /**
     * Classes of SQLSTATE that speak of the database and not of the data (PostgreSQL, appendix A): connection, login, no
     * such database or schema, rolled back for another's sake, not the tables that are expected, resources, locks,
     * operator, system.
     */
    private static final Set<String> PASSING_CLASSES =
            Set.of("08", "28", "3D", "3F", "40", "42", "53", "55", "57", "58");

    /** Two that did the same at once, and a database that only reads for now. */
    private static final Set<String> PASSING_STATES = Set.of("23505", "25006");

    private static final List<Class<? extends Throwable>> PASSING_TYPES = List.of(
            SQLTransientException.class,
            SQLRecoverableException.class,
            SQLNonTransientConnectionException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            CannotCreateTransactionException.class,
            TransactionTimedOutException.class,
            LockTimeoutException.class,
            PessimisticLockException.class,
            QueryTimeoutException.class,
            OptimisticLockException.class,
            ResourceVersionConflictException.class,
            RejectedExecutionException.class,
            BeanCreationNotAllowedException.class,
            InterruptedException.class,
            OutOfMemoryError.class);

    /** What the database says of itself decides; without it the types of what was thrown. */
    public static Failure of(Throwable thrown) {
        Optional<String> state = chain(thrown)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(known -> known != null && known.length() == 5)
                .reduce((outer, inner) -> inner);
        boolean passing =
                state.map(Failure::isPassing).orElseGet(() -> chain(thrown).anyMatch(Failure::isPassing));
        return passing ? PASSING : FAULT;
    }

    private static boolean isPassing(String state) {
        return PASSING_STATES.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2));
    }

    private static boolean isPassing(Throwable cause) {
        return PASSING_TYPES.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MAX_DEPTH);
    }

    /** Class names and lines only: messages of exceptions may hold what nobody may read. */
    public static String code(Throwable thrown) {
        return String.join(" caused by ", chain(thrown).map(Failure::place).toList());
    }

    private static String place(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String at = trace.length == 0 ? "" : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber();
        return cause.getClass().getName() + at;
    }
}
