package org.nextstephub.routes.casefile.translation;

import java.util.Optional;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.ConsentStatement;
import org.nextstephub.routes.message.MessageDraft;
import org.nextstephub.routes.message.SharingConsent;

/** A dissent that comes with an update or a cancel: it is taken whatever else is wrong with the row. */
final class RowToDissent {

    private RowToDissent() {}

    static Optional<ConsentStatement> of(CaseRow row) {
        boolean cancels = row.raw(Column.EVENT).equals("cancel");
        String status = row.raw(Column.CONSENT_STATUS);
        if (status.equals("withdrawn")
                || (cancels && row.raw(Column.CANCEL_REASON).equals("consent-withdrawn"))) {
            return Optional.of(ConsentStatement.WITHDRAWN);
        }
        return cancels && status.equals("refused") ? Optional.of(ConsentStatement.REFUSED) : Optional.empty();
    }

    /** Adds it to the message as a consent. */
    static void add(Cells cells, RegisteredPartner partner, MessageDraft draft, ConsentStatement dissent) {
        SharingConsent consent =
                new SharingConsent(draft, RowToConsent.ROLE, partner.code(), RowToConsent.number(cells), dissent);
        consent.say(dissent);
        consent.addToMessage("consent");
    }
}
