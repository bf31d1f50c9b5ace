package org.nextstephub.server.console.privacy;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.HubRefused;
import org.nextstephub.server.console.Visitor;

/** What the hub does for the privacy officer, asked with the visitor's rights. */
final class Officer {

    private final HubApi hub;

    private Officer(HubApi hub) {
        this.hub = hub;
    }

    /** Not there for any other role. */
    static Officer of(Visitor visitor) {
        visitor.needs("$find-person", Interaction.OPERATION);
        return new Officer(visitor.hub());
    }

    List<Organization> agencies() {
        return hub.search(Organization.class, "active=true&_count=1000");
    }

    /** A page of what the audit answers. */
    record Page(List<AuditEvent> events, int total) {}

    Page audit(Asked asked, int most, int skipped) {
        String criteria = asked.criteria();
        Bundle found = hub.ask(
                "AuditEvent?" + criteria + (criteria.isEmpty() ? "" : "&") + "_sort=-date&_total=accurate&_count="
                        + most + "&_offset=" + skipped,
                Bundle.class);
        return new Page(
                found.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .filter(AuditEvent.class::isInstance)
                        .map(AuditEvent.class::cast)
                        .toList(),
                found.getTotal());
    }

    /** Ids of the people with this number; none if nobody has it. */
    List<String> people(Identifier number, String reason) {
        Parameters asked = reasoned(reason);
        asked.addParameter("identifier", number);
        return answered(() -> hub.send("$find-person", asked, Parameters.class))
                .map(Parameters::getParameter)
                .orElse(List.of())
                .stream()
                .map(ParametersParameterComponent::getValue)
                .map(value -> ((Reference) value).getReferenceElement().getIdPart())
                .toList();
    }

    /** A record, or all versions of one; empty when it is not there or, for {@code $open-closed}, not closed. */
    Optional<Resource> record(String operation, String reference, String reason) {
        Parameters asked = reasoned(reason);
        asked.addParameter("record", new Reference(reference));
        return answered(() -> hub.send(operation, asked, Resource.class));
    }

    private static Parameters reasoned(String reason) {
        Parameters asked = new Parameters();
        asked.addParameter("reason", new StringType(reason));
        return asked;
    }

    private interface Call<T> {
        T make();
    }

    private static <T> Optional<T> answered(Call<T> call) {
        try {
            return Optional.of(call.make());
        } catch (HubRefused refused) {
            if (refused.isNotThere()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    void note(String person, String recipient, String on, String basis) {
        Parameters noted = new Parameters();
        noted.addParameter("patient", new Reference("Patient/" + person));
        noted.addParameter("recipient", new StringType(recipient));
        noted.addParameter("on", new StringType(on));
        noted.addParameter("basis", new StringType(basis));
        hub.send("$record-disclosure", noted, OperationOutcome.class);
    }
}
