package org.nextstephub.server.guide;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.nextstephub.server.NextStepHub;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the guide under {@code /ig/} from the folder {@code guide} beside the hub's jar, where it was published to. */
@Configuration(proxyBeanMethods = false)
public class GuideConfiguration implements WebMvcConfigurer {

    private static final Path GUIDE =
            new ApplicationHome(NextStepHub.class).getDir().toPath().resolve("guide");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/ig/**")
                .addResourceLocations(GUIDE.toUri() + "/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic());
    }

    /** The front door, with words where there is no guide behind it. */
    @Controller
    static class FrontDoor {

        @GetMapping({"/ig", "/ig/"})
        void home(HttpServletResponse response) throws IOException {
            if (Files.exists(GUIDE.resolve("index.html"))) {
                response.sendRedirect("/ig/index.html");
                return;
            }
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write(
                            "The guide is not here yet. ./run guide makes it; a demonstration makes it by itself, within minutes.\n"
                                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
