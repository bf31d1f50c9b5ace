package org.nextstephub.server.intake.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.intake.gate.PersonKeys;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.Receipts;
import org.nextstephub.server.store.rows.Receipts.Receipt;
import org.nextstephub.server.store.rows.ReferralRows;
import org.nextstephub.server.worklist.Caseload;
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
    private final PartnerRegistry registry;
    private final PersonKeys personKeys;
    private final Withdrawal withdrawal;
    private final Caseload caseload;
    private final Clock clock;

    Revocation(
            HubStore store,
            ReferralRows rows,
            Receipts receipts,
            PartnerRegistry registry,
            PersonKeys personKeys,
            Withdrawal withdrawal,
            Caseload caseload,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.receipts = receipts;
        this.registry = registry;
        this.personKeys = personKeys;
        this.withdrawal = withdrawal;
        this.caseload = caseload;
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
            consent.ifPresent(named -> people.addAll(revokeNamed(caller, named, number, now)));
            person.filter(named -> Canonical.PERSON.equals(named.getSystem()))
                    .ifPresent(named -> people.addAll(numbered(named)));
            people.forEach(patientId -> rows.partnerOf(patientId)
                    .filter(partner -> mayRevoke(caller, partner, patientId))
                    .ifPresent(partner -> apply(caller, partner, patientId, shareBackOnly, number, now)));
            if (caller.role() == Role.PARTNER) {
                person.ifPresent(named -> revokeOwn(caller, named, shareBackOnly, number, now));
            }
            receipts.keep(receipt(caller, number, now));
            return number;
        });
    }

    /**
     * By the number of a consent: a refusal is lifted, a consent to tell the partner ends, and neither closes anything.
     *
     * @return the people whose consent to share is named
     */
    private List<String> revokeNamed(Caller caller, Identifier named, String number, Instant now) {
        List<String> sharing = new ArrayList<>();
        for (Consent consent : store.consentsNumbered(named.getSystem(), named.getValue())) {
            String patientId = consent.getPatient().getReferenceElement().getIdPart();
            if (!isRefusal(consent) && !Direction.isShareBack(consent)) {
                sharing.add(patientId);
                continue;
            }
            rows.partnerOf(patientId)
                    .filter(partner -> mayRevoke(caller, partner, patientId))
                    .ifPresent(partner -> {
                        if (isRefusal(consent)) {
                            withdrawal.lift(
                                    request(caller, partner, number), consent, rows.keys(partner, patientId), now);
                        } else {
                            apply(caller, partner, patientId, true, number, now);
                        }
                    });
        }
        return sharing;
    }

    private static boolean isRefusal(Consent consent) {
        return consent.getStatus() == ConsentState.ACTIVE
                && consent.getProvision().getType() == ConsentProvisionType.DENY;
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
                apply(caller, partner, patientId.get(), shareBackOnly, number, now);
            } else if (!shareBackOnly) {
                withdrawal.take(request(caller, partner, number), keys, patientId, now);
            }
        }
    }

    private void apply(
            Caller caller, String partner, String patientId, boolean shareBackOnly, String number, Instant now) {
        List<String> keys = rows.keys(partner, patientId);
        if (shareBackOnly) {
            withdrawal.takeShareBack(request(caller, partner, number), keys, patientId, now);
        } else {
            withdrawal.take(request(caller, partner, number), keys, Optional.of(patientId), now);
        }
    }

    private boolean mayRevoke(Caller caller, String partner, String patientId) {
        return switch (caller.role()) {
            case PARTNER -> caller.partners().contains(partner);
            case WORKER -> caseload.holds(caller, patientId);
            case DESK, PRIVACY -> true;
            case INTAKE, ADMIN, REPORTING, INTEROP -> false;
        };
    }

    private List<String> numbered(Identifier named) {
        return store.peopleNumbered(named.getSystem(), named.getValue()).stream()
                .map(Patient::getIdElement)
                .map(id -> id.getIdPart())
                .toList();
    }

    private WithdrawalRequest request(Caller caller, String partner, String number) {
        String by = caller.role() == Role.PARTNER ? partner : Canonical.PSSEO;
        String recorder = registry.find(by).orElseThrow().organizationId();
        return new WithdrawalRequest(partner, by, "Organization/" + recorder, caller, DOOR, number);
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
