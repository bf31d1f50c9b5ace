package org.nextstephub.routes.mllp;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.SenderWords;
import org.nextstephub.profiles.TrialDoor;
import org.nextstephub.routes.hl7v2.V2Intake;
import org.nextstephub.routes.hl7v2.V2Trial;
import org.nextstephub.routes.hub.Carrier;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RefusedPeers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Wires the MLLP door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MllpSettings.class)
public class MllpConfiguration {

    @Bean
    RefusedPeers refusedPeers(Hub hub, MeterRegistry meters) {
        return new RefusedPeers(hub, meters);
    }

    @Bean
    V2Intake v2Intake(
            PartnerDirectory partners,
            Hub hub,
            Clock clock,
            @Value("${nextstep.mode:production}") String mode,
            MeterRegistry meters,
            RefusedPeers refused,
            SenderWords words) {
        return new V2Intake(partners, hub, clock, mode.equalsIgnoreCase("demo"), meters, refused, words);
    }

    @Bean
    TrialDoor v2Trial(PartnerDirectory partners, Clock clock, @Value("${nextstep.mode:production}") String mode) {
        return new V2Trial(partners, clock, mode.equalsIgnoreCase("demo"));
    }

    @Bean
    Carrier rriCarrier(Clock clock, @Value("${nextstep.mode:production}") String mode) {
        return new RriCarrier(clock, mode.equalsIgnoreCase("demo"));
    }

    @Bean
    @Lazy(false)
    MllpRoute mllpRoute(MllpSettings settings, V2Intake intake, RefusedPeers refused, MeterRegistry meters) {
        return new MllpRoute(
                "mllp",
                settings.address(),
                settings.port(),
                false,
                new MllpPipeline(settings, null, refused, new Leniency(meters)),
                intake);
    }

    /** Listens where the operator gave it a certificate. */
    @Bean
    @Lazy(false)
    MllpRoute mllpTlsRoute(
            MllpSettings settings, SslBundles bundles, V2Intake intake, RefusedPeers refused, MeterRegistry meters) {
        @Nullable MllpTls tls = bundles.getBundleNames().contains(MllpTls.BUNDLE) ? new MllpTls(bundles) : null;
        return new MllpRoute(
                "mllps",
                settings.address(),
                tls == null ? -1 : settings.portWithTls(),
                true,
                new MllpPipeline(settings, tls, refused, new Leniency(meters)),
                intake);
    }

    /** @param drain how long balancers have to notice; nobody balances a demonstration */
    @Bean
    @Lazy(false)
    Drain drain(
            @Value("${nextstep.drain:}") String drain,
            @Value("${nextstep.mode:production}") String mode,
            List<MllpRoute> routes,
            ApplicationContext context) {
        String usual = mode.equalsIgnoreCase("demo") ? "0s" : "10s";
        return new Drain(
                DurationStyle.detectAndParse(drain.isBlank() ? usual : drain),
                routes.stream().map(MllpRoute::connections).toList(),
                context);
    }
}
