package org.nextstephub.server.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.Map;
import org.nextstephub.server.fault.Failure;
import org.nextstephub.server.settings.HubSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Whatever a page could not do is told in words, with the number of the request and never with a code alone. */
@ControllerAdvice(basePackageClasses = PageFailures.class)
final class PageFailures {

    private static final Logger log = LoggerFactory.getLogger(PageFailures.class);

    private final Visitors visitors;
    private final HubSettings settings;

    PageFailures(Visitors visitors, HubSettings settings) {
        this.visitors = visitors;
        this.settings = settings;
    }

    @ExceptionHandler(NotThere.class)
    ModelAndView notThere(HttpServletRequest request) {
        return page("not-there", HttpStatus.NOT_FOUND, request);
    }

    @ExceptionHandler(SignedOut.class)
    ModelAndView signedOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return new ModelAndView("redirect:/signin");
    }

    @ExceptionHandler(HubRefused.class)
    ModelAndView refused(HubRefused refused, HttpServletRequest request) {
        if (refused.isSignedOut()) {
            return signedOut(request);
        }
        return refused.isNotThere() ? notThere(request) : page("unreadable", HttpStatus.SERVICE_UNAVAILABLE, request);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView fault(Exception fault, HttpServletRequest request) {
        log.error("A page of the console failed: {}", Failure.code(fault));
        return page("fault", HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    /** @param reason in the texts, {@code failure.not-there} */
    private ModelAndView page(String reason, HttpStatus status, HttpServletRequest request) {
        Map<String, Object> page = new HashMap<>();
        page.put("words", visitors.words(request));
        page.put("reason", reason);
        page.put("title", visitors.words(request).say("failure." + reason));
        page.put("here", "/console/");
        page.put("demo", settings.demo());
        page.put("requestNumber", String.valueOf(MDC.get("correlation")));
        visitors.of(request).ifPresent(visitor -> {
            page.put("visitor", visitor);
            page.put("menu", Navigation.of(visitor));
        });
        return new ModelAndView("console/failure", page, status);
    }
}
