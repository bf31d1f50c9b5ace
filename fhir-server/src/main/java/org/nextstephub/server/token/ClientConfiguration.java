package org.nextstephub.server.token;

import java.time.Clock;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.audit.SecurityAudit;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;
import org.nextstephub.server.token.client.ClientRegistration;
import org.nextstephub.server.token.client.ClientRules;
import org.nextstephub.server.token.client.HubClients;
import org.nextstephub.server.token.client.KeyList;
import org.nextstephub.server.token.client.Refusals;
import org.nextstephub.server.token.client.SpringClients;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the registered clients, and the door at which administrators register them. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    HubClients hubClients(TokenFiles files, HubSettings settings, JdbcClient jdbc) {
        return HubClients.read(files.clients(), settings.baseUrl(), jdbc);
    }

    @Bean
    SpringClients springClients(HubClients clients) {
        return new SpringClients(clients);
    }

    @Bean
    ServletRegistrationBean<ClientRegistration> clientRegistration(
            HubClients clients,
            PartnerRegistry registry,
            HubSettings settings,
            PendingChanges pending,
            HubStore store,
            SecurityAudit audit,
            Clock clock) {
        return new ServletRegistrationBean<>(
                new ClientRegistration(
                        clients, new ClientRules(registry, settings.demo()), pending, store, audit, clock),
                AllowList.CLIENTS);
    }

    @Bean
    ServletRegistrationBean<KeyList> clientKeys(HubClients clients) {
        return new ServletRegistrationBean<>(new KeyList(clients.keys()), AllowList.KEYS);
    }

    @Bean
    Refusals refusals(HubClients clients, SenderWords words) {
        return new Refusals(clients, words);
    }
}
