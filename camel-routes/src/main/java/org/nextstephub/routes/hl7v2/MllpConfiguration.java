package org.nextstephub.routes.hl7v2;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.nextstephub.routes.hub.Carrier;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Wires the MLLP door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MllpSettings.class)
public class MllpConfiguration {

    @Bean
    V2Intake v2Intake(
            PartnerDirectory partners,
            Hub hub,
            Clock clock,
            @Value("${nextstep.mode:production}") String mode,
            MeterRegistry meters) {
        return new V2Intake(partners, hub, clock, mode.equalsIgnoreCase("demo"), meters);
    }

    @Bean
    Carrier rriCarrier(Clock clock, @Value("${nextstep.mode:production}") String mode) {
        return new RriCarrier(clock, mode.equalsIgnoreCase("demo"));
    }

    @Bean
    @Lazy(false)
    @ConditionalOnExpression("${nextstep.mllp.port:2575} >= 0")
    MllpRoute mllpRoute(MllpSettings settings, V2Intake intake) {
        return new MllpRoute(settings, intake);
    }
}
