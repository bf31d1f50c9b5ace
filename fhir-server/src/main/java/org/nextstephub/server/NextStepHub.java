package org.nextstephub.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub: FHIR server, token server, routes and, unless an external one is named, its own PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NextStepHub {

    public static void main(String[] args) {
        SpringApplication.run(NextStepHub.class, args);
    }
}
