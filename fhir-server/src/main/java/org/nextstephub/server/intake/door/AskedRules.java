package org.nextstephub.server.intake.door;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nextstephub.profiles.Reason;
import org.nextstephub.server.consent.ConsentPolicy;
import org.nextstephub.server.intake.message.Event;
import org.nextstephub.server.intake.outcome.IntakeOutcome;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Accepted;
import org.nextstephub.server.intake.outcome.IntakeOutcome.Refused;

/** Rule by rule how an outcome came about: the agreement first, then the consent; the first rule that is not met decides. */
final class AskedRules {

    /** One rule: all about the agreement are {@code M}. */
    record Asked(String step, String result, Optional<String> reason) {}

    private static final List<String> STEPS =
            Stream.concat(Stream.of("M"), ConsentPolicy.steps().stream()).toList();

    private AskedRules() {}

    /** Empty where nothing was decided about: the message ended before, or is of a kind that needs no consent. */
    static List<Asked> of(IntakeOutcome outcome) {
        if (outcome instanceof Accepted accepted) {
            return accepted.receipt().rule().isEmpty() ? List.of() : met(STEPS.size());
        }
        return outcome instanceof Refused refused ? of(refused) : List.of();
    }

    private static List<Asked> of(Refused refused) {
        if (refused.reason() == Reason.OK) {
            boolean ofConversation =
                    refused.context().event().filter(Event::isCommunication).isPresent();
            return refused.agreement().isEmpty() ? List.of() : met(ofConversation ? 1 : STEPS.size());
        }
        int unmet = STEPS.indexOf(refused.step().startsWith("M") ? "M" : refused.step());
        return unmet < 0
                ? List.of()
                : Stream.of(
                                met(unmet).stream().limit(unmet),
                                Stream.of(new Asked(
                                        STEPS.get(unmet),
                                        "not-met",
                                        Optional.of(refused.reason().code()))),
                                met(unmet).stream().skip(unmet + 1L))
                        .flatMap(each -> each)
                        .toList();
    }

    /** All rules, of which the first so many were met and the others not asked. */
    private static List<Asked> met(int count) {
        return IntStream.range(0, STEPS.size())
                .mapToObj(at -> new Asked(STEPS.get(at), at < count ? "met" : "not-asked", Optional.empty()))
                .toList();
    }
}
