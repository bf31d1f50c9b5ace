package org.nextstephub.server.intake.withdrawal;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.journal.Entry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.ReferralRows;
import org.springframework.stereotype.Component;

/** A withdrawal of the journal, taken once more at its own instant; people are found by their keys. */
@Component
class WithdrawnAgain {

    private final WithdrawnStates states;
    private final ClosedRecords records;
    private final HubStore store;
    private final ReferralRows rows;

    WithdrawnAgain(WithdrawnStates states, ClosedRecords records, HubStore store, ReferralRows rows) {
        this.states = states;
        this.records = records;
        this.store = store;
        this.rows = rows;
    }

    /** The caller's transaction must be open. */
    void apply(Entry entry, WithdrawalRequest request) {
        List<String> keys = rows.allKeys(entry.partner(), entry.keys());
        List<String> people = rows.people(entry.partner(), keys);
        Instant at = entry.at();
        switch (entry.kind()) {
            case WITHDRAWN -> {
                states.withdraw(request, keys, at);
                people.forEach(person -> closeUnlessOvertaken(request, person, at));
            }
            case SHARE_BACK_WITHDRAWN -> {
                states.withdrawShareBack(request, keys, at);
                people.forEach(person -> records.end(request, person, at, Direction::isShareBack));
            }
            case CONSENTS_ENDED ->
                entry.consents().stream()
                        .flatMap(id -> store.find(Consent.class, id).stream())
                        .filter(consent -> ConsentEnd.end(consent, at))
                        .forEach(consent -> records.update(List.of(consent), request, person(consent), at));
            case VOID -> throw new IllegalArgumentException("nothing to take");
        }
    }

    private static String person(Consent consent) {
        return consent.getPatient().getReferenceElement().getIdPart();
    }

    /** A permit that the person gave after the withdrawal stands, and what came with it stays. */
    private void closeUnlessOvertaken(WithdrawalRequest request, String person, Instant at) {
        boolean overtaken = store.consentsOf(person).stream()
                .anyMatch(consent -> consent.getStatus() == ConsentState.ACTIVE
                        && consent.getProvision().getType() == ConsentProvisionType.PERMIT
                        && !Direction.isShareBack(consent)
                        && isLater(consent, at));
        if (overtaken) {
            records.end(request, person, at, consent -> !isLater(consent, at));
        } else {
            records.close(request, person, at);
        }
    }

    private static boolean isLater(Consent consent, Instant at) {
        return TimeSpan.of(consent.getDateTimeElement())
                .filter(given -> given.start().isAfter(at))
                .isPresent();
    }
}
