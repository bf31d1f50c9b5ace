package org.nextstephub.routes.notify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.nextstephub.routes.hub.Carrier;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Wires the way of notices to partners. */
@Configuration(proxyBeanMethods = false)
public class NotifyConfiguration {

    /**
     * @param data folder of the hub, in which the credentials for each partner's system are
     * @param keys where they are instead, if anywhere
     * @param pause before a notice is tried again, as the hub has it
     */
    @Bean
    @Lazy(false)
    CourierRoute courierRoute(
            Hub hub,
            PartnerDirectory partners,
            @Qualifier("rriCarrier") Carrier rri,
            @Value("${nextstep.data:./data}") Path data,
            @Value("${nextstep.keys:}") String keys,
            @Value("${nextstep.mode:production}") String mode,
            @Value("${nextstep.notices.pause:1m}") String pause) {
        PartnerTokens tokens =
                new PartnerTokens((keys.isBlank() ? data.resolve("keys") : Path.of(keys)).resolve("partners"));
        FhirCarrier fhir = new FhirCarrier(tokens, mode.equalsIgnoreCase("demo"));
        Duration every = DurationStyle.detectAndParse(pause);
        return new CourierRoute(new Courier(hub, partners, List.of(fhir, rri)), every);
    }
}
