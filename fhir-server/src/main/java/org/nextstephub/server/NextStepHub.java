package org.nextstephub.server;

import org.nextstephub.server.health.StartupRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The hub: FHIR server, token server, routes and, unless an external one is named, its own PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class NextStepHub {

    public static void main(String[] args) {
        SpringApplication hub = new SpringApplication(NextStepHub.class);
        hub.addListeners(new StartupRules());
        try {
            hub.run(args);
        } catch (StartupRules.StartRefused said) {
            System.exit(1);
        } catch (RuntimeException failure) {
            System.err.println("The hub did not start: " + StartupRules.plain(failure));
            System.exit(1);
        }
    }
}
