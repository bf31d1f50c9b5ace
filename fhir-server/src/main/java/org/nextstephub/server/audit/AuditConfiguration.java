package org.nextstephub.server.audit;

import java.time.Clock;
import org.nextstephub.server.store.HubStore;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the door by which the routes tell of senders that they refused. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    ServletRegistrationBean<SenderRefused> senderRefused(HubStore store, Clock clock) {
        return new ServletRegistrationBean<>(new SenderRefused(store, clock), SenderRefused.PATH);
    }
}
