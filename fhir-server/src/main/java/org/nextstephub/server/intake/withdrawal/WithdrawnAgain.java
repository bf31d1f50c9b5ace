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

    private final Withdrawal withdrawal;
    private final HubStore store;
    private final ReferralRows rows;

    WithdrawnAgain(Withdrawal withdrawal, HubStore store, ReferralRows rows) {
        this.withdrawal = withdrawal;
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
                withdrawal.withdraw(request, keys, at);
                people.forEach(person -> cascadeUnlessOvertaken(request, person, at));
            }
            case SHARE_BACK_WITHDRAWN -> {
                withdrawal.withdrawShareBack(request, keys, at);
                people.forEach(person -> withdrawal.end(request, person, at, Direction::isShareBack));
            }
            case CONSENTS_ENDED ->
                entry.consents().stream()
                        .flatMap(id -> store.find(Consent.class, id).stream())
                        .filter(consent -> Withdrawal.end(consent, at))
                        .forEach(consent -> withdrawal.update(List.of(consent), request, person(consent), at));
            case VOID -> throw new IllegalArgumentException("nothing to take");
        }
    }

    private static String person(Consent consent) {
        return consent.getPatient().getReferenceElement().getIdPart();
    }

    /** A permit that the person gave after the withdrawal stands, and what came with it stays. */
    private void cascadeUnlessOvertaken(WithdrawalRequest request, String person, Instant at) {
        boolean overtaken = store.consentsOf(person).stream()
                .anyMatch(consent -> consent.getStatus() == ConsentState.ACTIVE
                        && consent.getProvision().getType() == ConsentProvisionType.PERMIT
                        && !Direction.isShareBack(consent)
                        && isLater(consent, at));
        if (overtaken) {
            withdrawal.end(request, person, at, consent -> !isLater(consent, at));
        } else {
            withdrawal.cascade(request, person, at);
        }
    }

    private static boolean isLater(Consent consent, Instant at) {
        return TimeSpan.of(consent.getDateTimeElement())
                .filter(given -> given.start().isAfter(at))
                .isPresent();
    }
}
