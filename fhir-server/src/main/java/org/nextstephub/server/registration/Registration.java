package org.nextstephub.server.registration;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.HubValidator;
import org.nextstephub.profiles.HubValidator.Finding;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.PlainAnswer;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;
import org.springframework.stereotype.Component;

/** Takes an entry of the registry when it meets its profile, names nobody twice and, for agreements, two agree on it. */
@Component
class Registration {

    private final HubStore store;
    private final PendingChanges pending;
    private final HubValidator validator;
    private final FhirContext fhir;
    private final Clock clock;

    Registration(HubStore store, PendingChanges pending, HubValidator validator, FhirContext fhir, Clock clock) {
        this.store = store;
        this.pending = pending;
        this.validator = validator;
        this.fhir = fhir;
        this.clock = clock;
    }

    /**
     * Stores a new entry, or a new version of one whose id names the version it replaces.
     *
     * @throws PlainAnswer 422 when it does not meet its profile, 409 when its partner code is taken, 412 when it was
     *     changed meanwhile, 202 when it waits for a second administrator
     */
    <T extends Resource> T take(T entry, Caller caller) {
        String profile = profile(entry);
        entry.getMeta().getProfile().clear();
        entry.getMeta().addProfile(profile);
        refuseFaults(validator.validate(entry, List.of(profile)));
        boolean counts = store.inOneTransaction(() -> {
            if (entry instanceof Organization organization) {
                refuseTakenCode(organization);
            }
            boolean confirmed = !(entry instanceof Contract) || isConfirmed(entry, caller);
            if (confirmed) {
                store.register(entry);
                store.record(RegistrationAudit.of(entry, caller, clock.instant()));
            }
            return confirmed;
        });
        if (!counts) {
            throw new PlainAnswer(202, IssueType.INFORMATIONAL, PendingChanges.PROPOSED);
        }
        return entry;
    }

    private static String profile(Resource entry) {
        if (entry instanceof Organization organization) {
            boolean peer = code(organization).filter(Canonical.PSSEO::equals).isPresent();
            return Canonical.profile(peer ? "nextstep-peer-organization" : "nextstep-partner-agency");
        }
        return HubValidator.profileOf(entry.fhirType()).orElseThrow();
    }

    private static Optional<String> code(Organization organization) {
        return organization.getIdentifier().stream()
                .filter(identifier -> Canonical.PARTNER.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }

    private static void refuseFaults(List<Finding> findings) {
        String faults = findings.stream()
                .filter(Finding::error)
                .limit(5)
                .map(finding -> finding.element() + " (" + finding.text() + ")")
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        if (!faults.isEmpty()) {
            throw new PlainAnswer(422, IssueType.INVARIANT, "It does not meet its profile: " + faults);
        }
    }

    private void refuseTakenCode(Organization organization) {
        String own = organization.getIdElement().getIdPart();
        boolean taken = store.all(Organization.class).stream()
                .filter(other -> !other.getIdElement().getIdPart().equals(own))
                .anyMatch(other -> code(other).equals(code(organization)));
        if (taken) {
            throw new PlainAnswer(409, IssueType.DUPLICATE, "Another organization has this partner code");
        }
    }

    private boolean isConfirmed(Resource entry, Caller caller) {
        String id = entry.hasId() ? entry.getIdElement().toUnqualified().getValue() : "";
        return pending.confirmOrPropose(
                entry.fhirType(),
                id,
                fhir.newJsonParser().encodeResourceToString(entry),
                caller.subject(),
                clock.instant());
    }
}
