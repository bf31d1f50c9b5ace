package org.nextstephub.server.registration;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the registry says of who a sender is, from where it may come, and where something is sent: one
 * administrator alone could become a partner with it, or have its notices come to another address.
 *
 * @param active whether it counts
 * @param said each fact by itself, in no order
 */
record SenderFacts(boolean active, Set<String> said) {

    /** Whether a second administrator must agree: to each agreement, and to all of these facts but that they end. */
    static boolean needTwo(Resource entry, @Nullable Resource held) {
        if (entry instanceof Contract) {
            return true;
        }
        SenderFacts facts = of(entry);
        if (held == null) {
            return facts.active();
        }
        SenderFacts before = of(held);
        return !facts.said().equals(before.said()) || (facts.active() && !before.active());
    }

    private static SenderFacts of(Resource entry) {
        if (entry instanceof Organization organization) {
            return new SenderFacts(
                    organization.getActive(),
                    organization.getIdentifier().stream()
                            .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                            .collect(toUnmodifiableSet()));
        }
        if (entry instanceof Endpoint endpoint) {
            return new SenderFacts(
                    endpoint.getStatus() == Endpoint.EndpointStatus.ACTIVE,
                    Stream.concat(
                                    Stream.of(
                                            "type "
                                                    + endpoint.getConnectionType()
                                                            .getCode(),
                                            "address " + endpoint.getAddress(),
                                            "of "
                                                    + endpoint.getManagingOrganization()
                                                            .getReference()),
                                    endpoint.getHeader().stream()
                                            .map(StringType::getValue)
                                            .map("header "::concat))
                            .collect(toUnmodifiableSet()));
        }
        return new SenderFacts(false, Set.of());
    }
}
