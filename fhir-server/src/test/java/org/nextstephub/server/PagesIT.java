package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that the hub serves, in a real browser; skipped where none is installed. */
class PagesIT {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");

    /** Says in the page itself whether all of it is seen without scrolling sideways. */
    private static final String RULER = "<script>document.title = document.documentElement.scrollWidth"
            + " <= document.documentElement.clientWidth ? 'fits' : 'too wide';</script></body>";

    private final RunningHub hub = RunningHub.shared();

    @TempDir
    Path folder;

    @BeforeEach
    void needsABrowser() throws Exception {
        assumeTrue(Files.isExecutable(BROWSER), "no browser at " + BROWSER);
        assumeTrue(inTheBrowser("<p>works</p>", 800).contains("works"), "the browser does not start here");
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, What was shared about you", "fr, 500, Ce qui a été communiqué à votre sujet"})
    void theListOfDisclosuresIsReadOnALaptopAndOnAPhone(String language, int width, String title) throws Exception {
        String number = "PG-" + language;
        hub.post("/fhir/$process-message", "lakeshore-hospital", "application/fhir+json", Referrals.message(number));
        String person = new ObjectMapper()
                .readTree(hub.get("/fhir/ServiceRequest?identifier=" + number, "peer-desk")
                        .body())
                .path("entry")
                .path(0)
                .path("resource")
                .path("subject")
                .path("reference")
                .asText();
        String page = hub.exchange(HttpRequest.newBuilder(
                                URI.create(hub.url() + "/fhir/" + person + "/$disclosures?language=" + language))
                        .header("Authorization", "Bearer " + hub.token("peer-desk"))
                        .header("Accept", "text/html")
                        .build())
                .body();

        String shown = inTheBrowser(page.replace("</body>", RULER), width);

        assertThat(shown)
                .contains("<h1>" + title + "</h1>")
                .contains("<title>fits</title>")
                .contains("Lakeshore");
    }

    private String inTheBrowser(String page, int width) throws Exception {
        Path file = Files.writeString(folder.resolve("page.html"), page, StandardCharsets.UTF_8);
        Path shown = folder.resolve("shown.html");
        Process browser = new ProcessBuilder(
                        BROWSER.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=" + width + ",800",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(shown.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(browser.waitFor(60, TimeUnit.SECONDS))
                .as("the browser ended")
                .isTrue();
        return Files.readString(shown, StandardCharsets.UTF_8);
    }
}
