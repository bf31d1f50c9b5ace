package org.nextstephub.routes.casefile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;
import org.nextstephub.routes.casefile.reading.CaseFile;
import org.nextstephub.routes.casefile.reading.CaseFormat;

class CaseRunTests {

    @Test
    void aFileWithoutRowsIsSaidToHaveNoneOnlyOnceItWasRead() {
        CaseRun run = new CaseRun(new CaseFile("", CaseFormat.CSV, new byte[0]), List.of(), Clock.systemUTC());
        assertThat(run.soFar().faults()).isEmpty();
        assertThat(run.answer().faults()).extracting(RowFault::hint).containsExactly(Optional.of(Hint.NO_ROWS));
    }
}
