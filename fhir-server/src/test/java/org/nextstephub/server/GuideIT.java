package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.util.FileSystemUtils;

/** The guide is there for everybody, and nothing else is. */
class GuideIT {

    private final RunningHub hub = RunningHub.shared();

    private HttpResponse<String> get(String path) {
        return hub.exchange(HttpRequest.newBuilder(URI.create(hub.url() + path)).build());
    }

    @Test
    void isReadWithoutATokenOrSaidToBeMissing() throws Exception {
        Path guide = new ApplicationHome(NextStepHub.class).getDir().toPath().resolve("guide");
        assertThat(get("/ig/").statusCode()).isEqualTo(404);
        assertThat(get("/ig/").body()).contains("./run guide");
        Files.createDirectories(guide);
        try {
            Files.writeString(guide.resolve("index.html"), "<h1>The guide</h1>");
            assertThat(get("/ig/").statusCode()).isEqualTo(302);
            assertThat(get("/ig/").headers().firstValue("Location"))
                    .hasValueSatisfying(where -> assertThat(where).endsWith("/ig/index.html"));
            assertThat(get("/ig/index.html").body()).isEqualTo("<h1>The guide</h1>");
            assertThat(get("/ig/../application.properties").statusCode()).isNotEqualTo(200);
            assertThat(get("/ig/%2e%2e/classes/application.properties").statusCode())
                    .isNotEqualTo(200);
        } finally {
            FileSystemUtils.deleteRecursively(guide);
        }
    }
}
