package org.nextstephub.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.nextstephub.server.settings.HubSettings;
import org.slf4j.MDC;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console shows around its own matter. */
@ControllerAdvice(basePackageClasses = Frame.class)
final class Frame {

    private final Visitors visitors;
    private final HubSettings settings;

    Frame(Visitors visitors, HubSettings settings) {
        this.visitors = visitors;
        this.settings = settings;
    }

    @ModelAttribute
    void add(HttpServletRequest request, Model page) {
        var visitor = visitors.of(request);
        page.addAttribute("words", visitors.words(request));
        page.addAttribute("here", request.getRequestURI());
        page.addAttribute("demo", settings.demo());
        page.addAttribute("requestNumber", Objects.requireNonNullElse(MDC.get("correlation"), ""));
        page.addAttribute("menu", visitor.map(Navigation::of).orElse(List.of()));
        visitor.ifPresent(found -> page.addAttribute("visitor", found));
    }
}
