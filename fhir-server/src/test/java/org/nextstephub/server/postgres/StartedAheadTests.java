package org.nextstephub.server.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class StartedAheadTests {

    @Test
    void whatKeepsTheServerFromStartingReachesWhoNeedsItInItsOwnWords(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("not-a-folder"));
        StartedAhead ahead = new StartedAhead(new MockEnvironment().withProperty("nextstep.data", file.toString()));

        assertThatThrownBy(ahead::get)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The embedded PostgreSQL cannot use its folder");
        assertThatCode(ahead::destroy).doesNotThrowAnyException();
    }
}
