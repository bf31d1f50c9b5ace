package org.nextstephub.server.intake.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.nextstephub.server.store.rows.ReferralRows;
import org.springframework.stereotype.Component;

/**
 * {@code Consent/$revokeConsent}: the person's word against sharing, passed on by a partner about its own disclosing, or
 * by the peer support desk or the privacy officer about anybody's. Never refused for want of form, and the same answer
 * whether the person is known or not.
 */
@Component
public class Revocation {

    public static final String DOOR = "revoke";

    private final HubStore store;
    private final ReferralRows rows;
    private final Receipts receipts;
    private final PersonKeys personKeys;
    private final StoppedSharing sharing;
    private final NamedConsents consents;
    private final Clock clock;

    Revocation(
            HubStore store,
            ReferralRows rows,
            Receipts receipts,
            PersonKeys personKeys,
            StoppedSharing sharing,
            NamedConsents consents,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.receipts = receipts;
        this.personKeys = personKeys;
        this.sharing = sharing;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * Commits the withdrawal; what was already withdrawn stays so.
     *
     * @param consent identifier of the consent, if it was named by that
     * @param person the partner's number of the person, or the hub's, if named by that
     * @param shareBackOnly whether only peer support's telling the partner ends
     * @return number of the receipt
     */
    public String revoke(
            Caller caller, Optional<Identifier> consent, Optional<Identifier> person, boolean shareBackOnly) {
        String number = receipts.newNumber();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.inOneTransaction(() -> {
            Set<String> people = new LinkedHashSet<>();
            consent.ifPresent(named -> people.addAll(consents.revoke(caller, named, number, now)));
            person.filter(named -> Canonical.PERSON.equals(named.getSystem()))
                    .ifPresent(named -> people.addAll(numbered(named)));
            people.forEach(patientId -> sharing.partnerFor(caller, patientId)
                    .ifPresent(partner -> sharing.stop(caller, partner, patientId, shareBackOnly, number, now)));
            if (caller.role() == Role.PARTNER) {
                person.ifPresent(named -> revokeOwn(caller, named, shareBackOnly, number, now));
            }
            receipts.keep(receipt(caller, number, now));
            return number;
        });
    }

    /** By the partner's own number: remembered also when nobody is known by it yet. */
    private void revokeOwn(Caller caller, Identifier named, boolean shareBackOnly, String number, Instant now) {
        for (String partner : caller.partners()) {
            List<String> keys = personKeys.of(List.of(named));
            Optional<String> patientId = keys.stream()
                    .map(key -> rows.patient(partner, key))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (patientId.isPresent()) {
                sharing.stop(caller, partner, patientId.get(), shareBackOnly, number, now);
            } else if (!shareBackOnly) {
                sharing.remember(caller, partner, keys, number, now);
            }
        }
    }

    private List<String> numbered(Identifier named) {
        return store.peopleNumbered(named.getSystem(), named.getValue()).stream()
                .map(Patient::getIdElement)
                .map(id -> id.getIdPart())
                .toList();
    }

    private static Receipt receipt(Caller caller, String number, Instant now) {
        return new Receipt(
                number,
                caller.partners().size() == 1 ? caller.partners().get(0) : Canonical.PSSEO,
                null,
                DOOR,
                now,
                "",
                "accepted",
                null,
                Reason.OK.code(),
                "W",
                "",
                "",
                false);
    }
}
