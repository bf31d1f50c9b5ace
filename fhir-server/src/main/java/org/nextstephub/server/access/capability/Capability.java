package org.nextstephub.server.access.capability;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementMessagingComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Row;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Callers;
import org.nextstephub.server.access.Role;

/**
 * The CapabilityStatement, made from the allow-list for each role: it cannot promise what the gate refuses. It names the
 * published statement of the role that it is an instance of.
 */
public final class Capability {

    private static final Map<Role, String> PUBLISHED = Map.of(
            Role.PARTNER, "sending-partner",
            Role.DESK, "peer-desk",
            Role.WORKER, "peer-worker",
            Role.REPORTING, "reporting-client",
            Role.INTEROP, "interoperability-staff",
            Role.PRIVACY, "privacy-officer",
            Role.ADMIN, "administrator");

    /** The transport of messages (CodeSystem message-transport). */
    private static final Coding HTTP =
            new Coding("http://terminology.hl7.org/CodeSystem/message-transport", "http", null);

    private final String base;

    public Capability(String base) {
        this.base = base;
    }

    /** With a token, what its role may do; without, what anybody may. */
    @Metadata(cacheMillis = 0)
    public CapabilityStatement metadata(HttpServletRequest request, RequestDetails details) {
        return of(Callers.of(request).map(Caller::role));
    }

    CapabilityStatement of(Optional<Role> role) {
        List<Row> rows = AllowList.rows().stream()
                .filter(row -> role.isEmpty() || row.role() == role.get())
                .toList();
        CapabilityStatement statement = aboutTheHub(role);
        if (rows.stream().anyMatch(row -> row.type().equals("$process-message"))) {
            addMessaging(statement);
        }
        statement.addRest(RestCapability.of(rows));
        return statement;
    }

    private CapabilityStatement aboutTheHub(Optional<Role> role) {
        CapabilityStatement statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDateElement(new DateTimeType("2026-11-25"))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.setName("NextStepHub").setTitle("Next Step Hub").setPublisher("Next Step Hub");
        statement.addFormat("json");
        statement.addFormat("xml");
        statement.getImplementation().setDescription("Next Step Hub").setUrl(base);
        statement.getSoftware().setName("Next Step Hub").setVersion(version());
        statement.addImplementationGuide(Canonical.BASE + "/ImplementationGuide/org.nextstephub.fhir");
        PUBLISHED.forEach((of, name) -> {
            if (role.isEmpty() || role.get() == of) {
                statement.addInstantiates(Canonical.BASE + "/CapabilityStatement/" + name);
            }
        });
        return statement;
    }

    /** Of the jar; classes that were not packaged have none. */
    private static String version() {
        return Optional.ofNullable(Capability.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private void addMessaging(CapabilityStatement statement) {
        CapabilityStatementMessagingComponent messaging = statement
                .addMessaging()
                .setDocumentation(
                        "A message is posted as a Bundle to $process-message. Its events are those of the eReferral"
                                + " guide of Ontario and of the hub's own code system ns-message-event; the guide at /ig/ has an"
                                + " example of each. The answer is a Bundle too");
        messaging.addEndpoint().setProtocol(HTTP).setAddress(base + "/$process-message");
    }
}
