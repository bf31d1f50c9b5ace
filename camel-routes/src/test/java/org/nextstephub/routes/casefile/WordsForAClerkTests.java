package org.nextstephub.routes.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clerk is told of a file that is not quite what was meant, and what is never told back. */
class WordsForAClerkTests {

    private static final String KNOWN = "schema_version,event,event_id,event_time,referral_id,client_id";

    private static RowFault refused(String csv) {
        return catchThrowableOfType(() -> CsvRows.read(csv), Unreadable.class).fault();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=,\n", "sep=;\n", "sep=\t\n"})
    void aLineThatASpreadsheetWroteForItselfIsToBeDeleted(String line) {
        assertThat(refused(line + KNOWN + "\n").hint()).contains(Hint.SEP_LINE);
    }

    @Test
    void anUnknownColumnIsNamedWhereItIsOne() {
        assertThat(refused(KNOWN + ",diagnosis\n").column()).isEqualTo("diagnosis");
        assertThat(refused(KNOWN + ",Okafor\n").column()).isEqualTo("#7");
    }

    @Test
    void ofAFirstLineThatIsSomebodysRowNothingIsToldBack() {
        assertThat(refused("new,okafor,denise\nnew,haidari,noor\n").column()).isEqualTo("#1");
    }

    @Test
    void aNameIsOneLineAndNotesMayHaveSeveral() throws Unreadable {
        CaseRow.Builder row = new CaseRow.Builder();
        row.put(Column.FAMILY_NAME, "First\r\nsecond");
        row.put(Column.NOTES, "First\r\nsecond");
        Cells cells = new Cells(row.build(1));
        assertThat(cells.read(Column.FAMILY_NAME)).isEmpty();
        assertThat(cells.read(Column.NOTES)).contains("First\nsecond");
        assertThat(cells.errors()).extracting(RowFault::hint).containsExactly(Optional.of(Hint.ONE_LINE));
    }

    @Test
    void aFileWithoutRowsIsSaidToHaveNoneOnlyOnceItWasRead() {
        CaseRun run = new CaseRun(new CaseFile("", CaseFormat.CSV, new byte[0]), List.of(), Clock.systemUTC());
        assertThat(run.soFar().faults()).isEmpty();
        assertThat(run.answer().faults()).extracting(RowFault::hint).containsExactly(Optional.of(Hint.NO_ROWS));
    }
}
