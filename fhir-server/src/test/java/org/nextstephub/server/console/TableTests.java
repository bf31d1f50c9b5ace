package org.nextstephub.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A table for a spreadsheet: what a cell holds stays text. */
class TableTests {

    @Test
    void quotesWhatWouldEndACellAndDisarmsFormulas() throws IOException {
        Table table = new Table(List.of("a", "b"));
        table.add("says \"yes\", twice\r\n", "=HYPERLINK(\"x\")");
        table.add("", "-1");
        MockHttpServletResponse response = new MockHttpServletResponse();
        table.send(response, "t.csv");

        assertThat(response.getContentAsString())
                .isEqualTo(
                        "\"a\",\"b\"\r\n\"says \"\"yes\"\", twice\r\n\",\"'=HYPERLINK(\"\"x\"\")\"\r\n\"\",\"'-1\"\r\n");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"t.csv\"");
    }
}
