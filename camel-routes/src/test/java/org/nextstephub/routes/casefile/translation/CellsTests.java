package org.nextstephub.routes.casefile.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.casefile.contract.Hint;
import org.nextstephub.routes.casefile.contract.RowFault;

class CellsTests {

    @Test
    void aNameIsOneLineAndNotesMayHaveSeveral() {
        CaseRow.Builder row = new CaseRow.Builder();
        row.put(Column.FAMILY_NAME, "First\r\nsecond");
        row.put(Column.NOTES, "First\r\nsecond");
        Cells cells = new Cells(row.build(1));
        assertThat(cells.read(Column.FAMILY_NAME)).isEmpty();
        assertThat(cells.read(Column.NOTES)).contains("First\nsecond");
        assertThat(cells.errors()).extracting(RowFault::hint).containsExactly(Optional.of(Hint.ONE_LINE));
    }
}
