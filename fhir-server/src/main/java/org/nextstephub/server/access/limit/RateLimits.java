package org.nextstephub.server.access.limit;

import jakarta.servlet.http.HttpServletRequest;
import org.nextstephub.profiles.Subscriber;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.settings.HubSettings;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts an address before anybody has proved who they are, and the caller afterwards. */
@Configuration(proxyBeanMethods = false)
class RateLimits {

    @Bean
    FilterRegistrationBean<RateLimit> limitOfAnAddress(HubSettings settings) {
        return registered(
                new RateLimit(settings.requestsAMinute()) {
                    @Override
                    String caller(HttpServletRequest request) {
                        String path = request.getRequestURI();
                        boolean proves = path.startsWith("/oauth2/") || path.startsWith("/signin");
                        return proves ? Subscriber.of(request.getRemoteAddr()).network() : "";
                    }
                },
                SecurityProperties.DEFAULT_FILTER_ORDER - 1);
    }

    /** Except of the routes, which submit what all senders send, and have a limit for each of them. */
    @Bean
    FilterRegistrationBean<RateLimit> limitOfACaller(HubSettings settings) {
        return registered(
                new RateLimit(settings.requestsAMinute()) {
                    @Override
                    String caller(HttpServletRequest request) {
                        return Callers.of(request)
                                .filter(caller -> caller.role() != Role.INTAKE)
                                .map(Caller::subject)
                                .orElse("");
                    }
                },
                SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    }

    private static FilterRegistrationBean<RateLimit> registered(RateLimit limit, int order) {
        FilterRegistrationBean<RateLimit> registration = new FilterRegistrationBean<>(limit);
        registration.setOrder(order);
        return registration;
    }
}
