package org.nextstephub.server.demo;

import java.util.Objects;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.token.TokenFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Demo keys in demo mode; the files that production names otherwise. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

    @Bean
    TokenFiles tokenFiles(HubSettings settings) {
        return settings.demo()
                ? DemoKeys.createIn(settings.data().resolve("demo"), settings.baseUrl())
                : new TokenFiles(
                        Objects.requireNonNull(settings.tokens().clients()),
                        Objects.requireNonNull(settings.tokens().signingKey()));
    }
}
