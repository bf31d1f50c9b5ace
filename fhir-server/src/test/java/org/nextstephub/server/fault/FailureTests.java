package org.nextstephub.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailureTests {

    private static Failure ofState(String state) {
        return Failure.of(new InternalErrorException(new IllegalStateException(new SQLException("text", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57014", "57P01", "55P03", "40001", "40P01", "53300", "42P01", "23505", "25006"})
    void whatTheDatabaseSaysOfItselfPasses(String state) {
        assertThat(ofState(state)).isEqualTo(Failure.PASSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22001", "22P02", "23502", "23514", "54000", "25P02"})
    void whatTheDatabaseSaysOfTheDataIsAFault(String state) {
        assertThat(ofState(state)).isEqualTo(Failure.FAULT);
    }

    @Test
    void aPoolOrALockThatIsNotThereInTimePasses() {
        assertThat(Failure.of(new CannotCreateTransactionException(
                        "none", new SQLTransientConnectionException("no connection within time"))))
                .isEqualTo(Failure.PASSING);
        assertThat(Failure.of(new CannotAcquireLockException("locked"))).isEqualTo(Failure.PASSING);
    }

    @Test
    void validatorsThatAreAllBusyPass() {
        assertThat(Failure.of(new InternalErrorException(new RejectedExecutionException("busy"))))
                .isEqualTo(Failure.PASSING);
    }

    @Test
    void anythingElseIsAFault() {
        assertThat(Failure.of(new NullPointerException())).isEqualTo(Failure.FAULT);
        assertThat(Failure.of(new DataIntegrityViolationException("null in column")))
                .isEqualTo(Failure.FAULT);
        assertThat(Failure.of(new StackOverflowError())).isEqualTo(Failure.FAULT);
    }

    @Test
    void theCodeHoldsClassesAndNoMessages() {
        String code = Failure.code(new IllegalStateException("Quillfeather", new SQLException("Ada")));
        assertThat(code)
                .contains("IllegalStateException", "caused by java.sql.SQLException")
                .doesNotContain("Quillfeather", "Ada");
    }
}
