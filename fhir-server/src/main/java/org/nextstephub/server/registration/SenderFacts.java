package org.nextstephub.server.registration;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;

/**
 * What an entry of the registry says of who a sender is, from where it may come, how its messages are read, and where
 * something is sent: one administrator alone could become a partner with it, or have its notices come to another address.
 *
 * @param active whether it counts
 * @param said each fact by itself, in no order
 */
record SenderFacts(boolean active, Set<String> said) {

    /**
     * Whether a second administrator must agree: to each agreement, and to all of these facts but that they end. A new
     * entry has some whether it is active or not: the registry is asked for codes and options of all.
     */
    static boolean needTwo(Resource entry, @Nullable Resource held) {
        if (entry instanceof Contract) {
            return true;
        }
        SenderFacts facts = of(entry);
        if (held == null) {
            return !facts.said().isEmpty();
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
        return entry instanceof Endpoint endpoint
                ? new SenderFacts(
                        endpoint.getStatus() == Endpoint.EndpointStatus.ACTIVE,
                        facts(endpoint).collect(toUnmodifiableSet()))
                : new SenderFacts(false, Set.of());
    }

    private static Stream<String> facts(Endpoint endpoint) {
        Stream<String> way = Stream.of(
                "type " + endpoint.getConnectionType().getCode(),
                "address " + endpoint.getAddress(),
                "of " + endpoint.getManagingOrganization().getReference(),
                "options " + options(endpoint));
        return Stream.concat(
                way, endpoint.getHeader().stream().map(StringType::getValue).map("header "::concat));
    }

    /** By them a message is read: whose numbers are in it, which consents, which times. The first of a code counts. */
    private static List<String> options(Endpoint endpoint) {
        return endpoint.getExtensionsByUrl(Canonical.EXT_PARTNER_OPTION).stream()
                .map(option -> part(option, "code") + "=" + part(option, "value"))
                .toList();
    }

    private static String part(Extension option, String name) {
        return option.getExtensionByUrl(name).getValueAsPrimitive().getValueAsString();
    }
}
