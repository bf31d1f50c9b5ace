package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack that partners download, run as they run it. */
@OwnHub("the pack is run as partners run it, against the packaged program")
class ConformanceIT {

    @Test
    void thePackIsAnsweredAsItSays(@TempDir Path folder) throws Exception {
        HubProcess hub = new HubProcess(folder.resolve("data"), false);
        Path report = folder.resolve("report.md");
        try {
            hub.start();
            assertThat(hub.command("conform", "../ig/conformance", "--report", report.toString()))
                    .contains("17 of 17 as expected")
                    .endsWith("exit 0");
            assertThat(Files.readString(report)).contains("17 of 17 as expected", "| yes | 01-hl7-accepted |");

            Path own = Files.createDirectories(folder.resolve("pack/01-own"));
            Files.writeString(
                    own.resolve("in.hl7"),
                    Files.readString(Path.of("../ig/conformance/04-hl7-without-a-consent/in.hl7")));
            Files.writeString(own.resolve("expect"), "accepted");
            Files.writeString(own.resolve("note.md"), "What we thought.");
            assertThat(hub.command("conform", own.getParent().toString(), "--report", report.toString()))
                    .contains("got consent-missing")
                    .endsWith("exit 1");
        } finally {
            hub.end();
        }
    }
}
