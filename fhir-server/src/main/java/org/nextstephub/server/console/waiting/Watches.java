package org.nextstephub.server.console.waiting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.console.Visitor;

/** The open items of the continuity watch. */
final class Watches {

    private static final String REASONS = Stream.of(
                    "end-near-no-introduction",
                    "ended-no-introduction",
                    "end-date-unknown",
                    "end-date-moved-earlier",
                    "response-overdue",
                    "introduction-overdue",
                    "overlap-not-begun",
                    "sender-closed-early",
                    "long-pause",
                    "consent-ending",
                    "share-back-ending",
                    "agreement-ending",
                    "attestation-missing",
                    "notice-undelivered",
                    "sender-note")
            .collect(Collectors.joining(","));

    private Watches() {}

    static List<Task> open(Visitor visitor) {
        return visitor.hub().search(Task.class, "status=requested&watch-reason=" + REASONS + "&_count=1000");
    }

    /** Id of the referral's own task. */
    static String of(Task watch) {
        return watch.getPartOfFirstRep().getReferenceElement().getIdPart();
    }
}
