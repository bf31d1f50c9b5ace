package org.nextstephub.routes;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.routes.casefile.CaseConfiguration;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.TokenSource;
import org.nextstephub.routes.mllp.MllpConfiguration;
import org.nextstephub.routes.notify.NotifyConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The routes as part of any Spring Boot application: beside the server in one JVM, or alone at a hospital's edge. */
@AutoConfiguration
@Import({MllpConfiguration.class, CaseConfiguration.class, NotifyConfiguration.class})
public class RoutesAutoConfiguration {

    /**
     * @param address where the FHIR server is; its own JVM unless told otherwise
     * @param keyFile private key of the routes' client
     */
    @Bean
    Hub hub(
            @Value("${nextstep.routes.hub-url:${nextstep.base-url:http://localhost:8080}}") String address,
            @Value("${nextstep.routes.client:camel-routes}") String client,
            @Value("${nextstep.routes.key-file:${nextstep.data:./data}/demo/camel-routes.jwk.json}") Path keyFile) {
        return new Hub(FhirContext.forR4Cached(), address, new TokenSource(client, keyFile, address));
    }

    /** Beside the server it is the server's; alone its hashes follow from the key of the routes' client. */
    @Bean
    @ConditionalOnMissingBean
    SenderWords senderWords(
            @Value("${nextstep.routes.key-file:${nextstep.data:./data}/demo/camel-routes.jwk.json}") Path keyFile)
            throws IOException {
        return new SenderWords(Files.readAllBytes(keyFile));
    }

    /** @param fresh how long what is read of partners is kept */
    @Bean
    PartnerDirectory partnerDirectory(Hub hub, @Value("${nextstep.routes.partners-fresh:15s}") String fresh) {
        return new PartnerDirectory(hub, DurationStyle.detectAndParse(fresh));
    }
}
