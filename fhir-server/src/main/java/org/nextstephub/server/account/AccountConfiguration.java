package org.nextstephub.server.account;

import java.time.Clock;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.audit.SecurityAudit;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed, and the administrators' door. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    ServletRegistrationBean<AccountRegistration> accountRegistration(
            Accounts accounts,
            Invitations invitations,
            PendingChanges pending,
            HubStore store,
            SecurityAudit audit,
            Clock clock) {
        return new ServletRegistrationBean<>(
                new AccountRegistration(accounts, invitations, pending, store, audit, clock), AllowList.ACCOUNTS);
    }
}
