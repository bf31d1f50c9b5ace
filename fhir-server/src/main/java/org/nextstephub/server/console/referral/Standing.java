package org.nextstephub.server.console.referral;

import java.util.Optional;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.console.people.Person;
import org.nextstephub.server.console.people.Reach;
import org.nextstephub.server.console.people.ServiceDays;
import org.nextstephub.server.pathway.Place;
import org.springframework.stereotype.Component;

/** Where a referral stands, as the top of its pages says it. */
@Component
final class Standing {

    /**
     * @param number NS-000123
     * @param since when it came to be so
     * @param by whose doing it was: peer support's, or the agency's and its consent's
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
            String by,
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
                visitor.words().say(isByPeerSupport(referral) ? "standing.by-us" : "standing.by-agency"),
                ServiceDays.of(referral.request(), visitor.words()),
                PeerWork.assigned(agencies, referral));
    }

    /** A referral that has just come is the agency's doing, too. */
    private static boolean isByPeerSupport(Referral referral) {
        boolean untouched = referral.state().status() == TaskStatus.REQUESTED;
        return !untouched && Place.of(referral.state()).filter(Place::byDesk).isPresent();
    }
}
