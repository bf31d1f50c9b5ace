package org.nextstephub.server.console.referral;

import java.util.Optional;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.console.people.Person;
import org.nextstephub.server.console.people.Reach;
import org.nextstephub.server.console.people.ServiceDays;
import org.springframework.stereotype.Component;

/** Where a referral stands, as the top of its pages says it. */
@Component
final class Standing {

    /**
     * @param number NS-000123
     * @param since when it came to be so
     * @param worker who of peer support walks along
     */
    record Top(
            String number,
            String address,
            Person person,
            Reach reach,
            String agency,
            String state,
            String since,
            ServiceDays service,
            Optional<String> worker) {}

    private final Agencies agencies;

    Standing(Agencies agencies) {
        this.agencies = agencies;
    }

    Top of(Referral referral, Visitor visitor) {
        return new Top(
                referral.number(),
                referral.address(),
                Person.of(referral.person()),
                Reach.of(referral.task(), visitor.words()),
                agencies.name(referral.hub(), referral.task().getRequester()),
                visitor.words().code(referral.task().getBusinessStatus()),
                visitor.words().moment(referral.task().getLastModified().toInstant()),
                ServiceDays.of(referral.request(), visitor.words()),
                PeerWork.assigned(agencies, referral));
    }
}
