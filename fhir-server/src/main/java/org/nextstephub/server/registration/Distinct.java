package org.nextstephub.server.registration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.answer.PlainAnswer;

/** No two partners may look alike: each has its own code, its own way to prove who it is, and its own address. */
final class Distinct {

    private Distinct() {}

    /**
     * @param others the registered organizations but itself
     * @throws PlainAnswer 409 that names the element which another has; 422 for a network that is none
     */
    static void check(Organization organization, List<Organization> others) {
        List<Identifier> identifiers = organization.getIdentifier();
        for (int i = 0; i < identifiers.size(); i++) {
            Identifier own = identifiers.get(i);
            String element = "Organization.identifier[" + i + "]";
            IdentifierSystems.check(own.getSystem(), element);
            if (Canonical.SOURCE_ADDRESS.equals(own.getSystem())
                    && Network.of(String.valueOf(own.getValue())).isEmpty()) {
                throw new PlainAnswer(422, IssueType.VALUE, element + ": an address, or a network such as 10.1.2.0/24");
            }
            if (others.stream()
                    .flatMap(other -> other.getIdentifier().stream())
                    .anyMatch(theirs -> clash(own, theirs))) {
                throw new PlainAnswer(409, IssueType.DUPLICATE, element + ": another organization has it");
            }
        }
        boolean speaksAlike = others.stream()
                .anyMatch(other -> shared(organization, other, Canonical.APPLICATION)
                        && shared(organization, other, Canonical.FACILITY));
        if (speaksAlike) {
            throw new PlainAnswer(
                    409,
                    IssueType.DUPLICATE,
                    "Organization.identifier: another organization has this HL7 v2 application and facility");
        }
    }

    private static boolean clash(Identifier own, Identifier theirs) {
        String system = String.valueOf(own.getSystem());
        if (!system.equals(theirs.getSystem()) || own.getValue() == null || theirs.getValue() == null) {
            return false;
        }
        if (system.equals(Canonical.PARTNER)) {
            return own.getValue().equals(theirs.getValue());
        }
        if (system.equals(Canonical.TLS_SUBJECT)) {
            return certificate(own).equals(certificate(theirs));
        }
        return system.equals(Canonical.SOURCE_ADDRESS) && overlap(own, theirs);
    }

    /** A fingerprint however it is written; issuer and subject as they are. */
    private static String certificate(Identifier identifier) {
        String value = identifier.getValue();
        return value.contains("|") ? value : value.replace(":", "").toLowerCase(Locale.ROOT);
    }

    private static boolean overlap(Identifier own, Identifier theirs) {
        Optional<Network> network = Network.of(theirs.getValue());
        return network.isPresent()
                && Network.of(own.getValue()).filter(network.get()::overlaps).isPresent();
    }

    private static boolean shared(Organization one, Organization other, String system) {
        return values(one, system).anyMatch(value -> values(other, system).anyMatch(value::equals));
    }

    private static Stream<String> values(Organization organization, String system) {
        return organization.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .filter(Objects::nonNull);
    }

    /**
     * @param others the registered endpoints but itself
     * @throws PlainAnswer 409 when another organization is reached at this address
     */
    static void check(Endpoint endpoint, List<Endpoint> others) {
        String owner = endpoint.getManagingOrganization().getReference();
        boolean taken = endpoint.hasAddress()
                && others.stream()
                        .filter(other -> !Objects.equals(
                                owner, other.getManagingOrganization().getReference()))
                        .anyMatch(other -> address(endpoint).equals(address(other)));
        if (taken) {
            throw new PlainAnswer(409, IssueType.DUPLICATE, "Endpoint.address: another organization has it");
        }
    }

    /** Without what makes no difference to where it leads (RFC 3986, 6.2.2). */
    private static String address(Endpoint endpoint) {
        String written = String.valueOf(endpoint.getAddress()).strip().replaceAll("/+$", "");
        try {
            URI uri = new URI(written).normalize();
            return uri.getHost() == null
                    ? written
                    : written.replaceFirst(
                            "^[^/]*//[^/?#]*", (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT));
        } catch (URISyntaxException invalid) {
            return written;
        }
    }
}
