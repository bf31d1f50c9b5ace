package org.nextstephub.routes.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;

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
}
