package org.nextstephub.server.intake.withdrawal;

import org.nextstephub.server.access.Caller;

/**
 * By whom a withdrawal reached the hub.
 *
 * @param partner whose disclosing ends
 * @param by code of the partner that passed it on, or PSSEO's
 * @param recorder reference to the organization that passed the person's word on
 * @param caller who called, for the audit
 * @param door for the audit, too
 * @param decision number of the receipt
 */
public record WithdrawalRequest(
        String partner, String by, String recorder, Caller caller, String door, String decision) {}
