package org.nextstephub.server.administration;

import java.time.Clock;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.audit.SecurityAudit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The administrators' doors beside those for clients and accounts. */
@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {

    @Bean
    ServletRegistrationBean<Proposals> proposals(
            PendingChanges pending, HubStore store, SecurityAudit audit, Clock clock) {
        return new ServletRegistrationBean<>(new Proposals(pending, store, audit, clock), AllowList.PROPOSALS);
    }

    @Bean
    ServletRegistrationBean<Checklist> checklist(Readiness readiness) {
        return new ServletRegistrationBean<>(new Checklist(readiness), AllowList.CHECKLIST);
    }
}
