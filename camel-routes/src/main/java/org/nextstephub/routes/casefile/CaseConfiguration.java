package org.nextstephub.routes.casefile;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nextstephub.profiles.TrialDoor;
import org.nextstephub.routes.casefile.folder.CaseFolderDoor;
import org.nextstephub.routes.casefile.folder.CaseFolderRoute;
import org.nextstephub.routes.casefile.folder.CaseFoldersRoute;
import org.nextstephub.routes.casefile.folder.CaseSettings;
import org.nextstephub.routes.casefile.folder.FolderWatch;
import org.nextstephub.routes.casefile.folder.StatusFiles;
import org.nextstephub.routes.casefile.http.CaseServlet;
import org.nextstephub.routes.casefile.http.Throttle;
import org.nextstephub.routes.casefile.intake.CaseIntake;
import org.nextstephub.routes.casefile.intake.CaseTrial;
import org.nextstephub.routes.casefile.reading.Mappings;
import org.nextstephub.routes.hub.Hub;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;

/** Wires the doors for case files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSettings.class)
public class CaseConfiguration {

    /** Rows of one file that are under way at a time, and of all files together. */
    private static final int LANES = 4;

    private static final int WORKERS = 8;

    private static final int OPEN_REQUESTS = 4;

    /** A file holds many referrals: a tenth of what other requests may be in a minute. */
    private static final int FILES_RARER = 10;

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService caseFileWorkers() {
        return Executors.newFixedThreadPool(WORKERS, work -> {
            Thread thread = new Thread(work, "case-file");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    CaseIntake caseIntake(Hub hub, Clock clock, MeterRegistry meters, ExecutorService caseFileWorkers) {
        return new CaseIntake(hub, clock, meters, caseFileWorkers, LANES);
    }

    @Bean
    ApplicationListener<ContextClosedEvent> noFurtherRows(CaseIntake intake) {
        return closing -> intake.stop();
    }

    @Bean
    Mappings mappings(CaseSettings settings) {
        return Mappings.in(settings.mappings());
    }

    @Bean
    TrialDoor caseTrial(PartnerDirectory partners, Mappings mappings, Clock clock, MeterRegistry meters) {
        return new CaseTrial(partners, mappings, clock, meters);
    }

    /** The door over HTTP. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class OverHttp {

        @Bean
        ServletRegistrationBean<CaseServlet> caseServlet(
                PartnerDirectory partners,
                CaseIntake intake,
                Mappings mappings,
                Clock clock,
                @Value("${nextstep.requests-a-minute:600}") int requestsAMinute) {
            Throttle throttle = new Throttle(OPEN_REQUESTS, requestsAMinute / FILES_RARER);
            ServletRegistrationBean<CaseServlet> registration = new ServletRegistrationBean<>(
                    new CaseServlet(partners, intake, mappings, clock, throttle), CaseServlet.PATH);
            registration.setName("case-files");
            return registration;
        }
    }

    /** The door by folders, here and on partners' servers. */
    @Configuration(proxyBeanMethods = false)
    static class ByFolder {

        @Bean
        FolderWatch folderWatch(
                CaseSettings settings, @Value("${nextstep.mode:production}") String mode, MeterRegistry meters) {
            return new FolderWatch(settings, mode.equalsIgnoreCase("demo"), meters);
        }

        @Bean
        @Lazy(false)
        CaseFolderRoute caseFolderRoute(
                PartnerDirectory partners,
                CaseIntake intake,
                CaseSettings settings,
                Mappings mappings,
                FolderWatch watch,
                Clock clock) {
            return new CaseFolderRoute(
                    new CaseFolderDoor(partners, intake, settings, mappings, clock), watch, settings.claims());
        }

        @Bean
        @Lazy(false)
        CaseFoldersRoute caseFoldersRoute(
                PartnerDirectory partners,
                CaseSettings settings,
                CaseFolderRoute template,
                FolderWatch watch,
                Hub hub) {
            return new CaseFoldersRoute(partners, settings, template, watch, new StatusFiles(hub, settings));
        }
    }
}
