package org.nextstephub.server;

import org.nextstephub.server.health.StartupRules;
import org.nextstephub.server.store.DefinitionsAhead;
import org.nextstephub.server.store.schema.OnlyMigrated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The hub: FHIR server, token server, routes and, unless an external one is named, its own PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class NextStepHub {

    /** The hub before it runs: refuses an unsafe start, and reads definitions while the rest starts. */
    public static SpringApplication application() {
        SpringApplication hub = new SpringApplication(NextStepHub.class);
        hub.addListeners(new StartupRules());
        hub.addInitializers(new DefinitionsAhead());
        return hub;
    }

    public static void main(String[] args) {
        EndsInTime.promise();
        try {
            application().run(args);
        } catch (StartupRules.StartRefused said) {
            System.exit(1);
        } catch (RuntimeException failure) {
            if (OnlyMigrated.is(failure)) {
                System.out.println("The tables are those of this program; nothing else was started.");
                System.exit(0);
            }
            System.err.println("The hub did not start: " + StartupRules.plain(failure));
            System.exit(1);
        }
    }
}
