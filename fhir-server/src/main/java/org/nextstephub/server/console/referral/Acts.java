package org.nextstephub.server.console.referral;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.people.Agencies;
import org.springframework.stereotype.Component;

/** Every act, in the order of the pathway. */
@Component
final class Acts {

    /** The acts that take a referral from the agency to peer support that goes on. */
    private static final List<String> WAY =
            List.of("accept", "answered", "resume", "assign", "contact", "introduce", "overlap", "complete", "stage");

    private final List<Act> all;

    Acts(Agencies agencies, FhirContext fhir) {
        all = List.of(
                new Steps.Accept(),
                Endings.notTakenUp(),
                new Steps.Ask(),
                new Steps.Answered(),
                new PleaseCall(),
                new PeerWork.Assign(agencies),
                new PeerWork.Contact(agencies),
                new Conversation(agencies, fhir),
                new Steps.Introduce(),
                new Steps.Overlap(),
                new Steps.Complete(),
                new Stages.Turn(),
                new Steps.Pause(),
                new Steps.Resume(),
                new Stages.Finish(),
                new AnswerWish(),
                Endings.close(),
                new ShareBack(),
                new StopSharing(),
                new Acknowledge(agencies));
    }

    List<Act> all() {
        return all;
    }

    List<Act> offered(Referral referral, Visitor visitor) {
        return all.stream().filter(act -> act.isOffered(referral, visitor)).toList();
    }

    Optional<Act> named(String name) {
        return all.stream().filter(act -> act.name().equals(name)).findFirst();
    }

    /** What comes next for a referral: the first act of the way that can be done and is not done yet. */
    Optional<Act> next(Referral referral, Visitor visitor) {
        return WAY.stream()
                .flatMap(name -> named(name).stream())
                .filter(act -> !isDone(act.name(), referral))
                .filter(act ->
                        act.isOffered(referral, visitor) && act.first(referral).isEmpty())
                .findFirst();
    }

    private static boolean isDone(String act, Referral referral) {
        return switch (act) {
            case "assign" ->
                referral.relationship().filter(EpisodeOfCare::hasCareManager).isPresent();
            case "contact" -> referral.hasIntroduction();
            case "overlap" -> referral.state().business().startsWith("overlap-");
            default -> false;
        };
    }
}
