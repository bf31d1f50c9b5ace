package org.nextstephub.server.registration;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.profiles.validation.HubValidator.Finding;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.PendingChanges;
import org.springframework.stereotype.Component;

/** Takes an entry of the registry when it meets its profile, looks like no other and, where it takes two, two agree on it. */
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
     * @throws PlainAnswer 422 when it does not meet its profile, 409 when another partner has what tells partners apart,
     *     412 when it was changed meanwhile, 202 when it waits for a second administrator
     */
    <T extends Resource> T take(T entry, Caller caller) {
        String profile = profile(entry);
        entry.getMeta().getProfile().clear();
        entry.getMeta().addProfile(profile);
        refuseFaults(validator.validate(entry, List.of(profile)));
        boolean counts = store.inOneTransaction(() -> {
            boolean two = SenderFacts.needTwo(entry, held(entry));
            if (two) {
                refuseLookalikes(entry);
            }
            boolean confirmed = !two || isConfirmed(entry, caller);
            if (confirmed) {
                store.register(entry);
            }
            store.record(
                    two
                            ? RegistrationAudit.ofTwo(entry, confirmed, caller, clock.instant())
                            : RegistrationAudit.changed(entry, caller, clock.instant()));
            return confirmed;
        });
        if (!counts) {
            throw new PlainAnswer(202, IssueType.INFORMATIONAL, PendingChanges.PROPOSED);
        }
        return entry;
    }

    private @Nullable Resource held(Resource entry) {
        return entry.hasId()
                ? store.find(entry.fhirType(), entry.getIdElement().getIdPart()).orElse(null)
                : null;
    }

    private void refuseLookalikes(Resource entry) {
        if (entry instanceof Organization organization) {
            Distinct.check(organization, others(organization));
        } else if (entry instanceof Endpoint endpoint) {
            Distinct.check(endpoint, others(endpoint));
        }
    }

    private <T extends Resource> List<T> others(T entry) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) entry.getClass();
        return store.all(type).stream()
                .filter(other -> !other.getIdElement()
                        .getIdPart()
                        .equals(entry.getIdElement().getIdPart()))
                .toList();
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
