package org.nextstephub.server.console.administration.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.administration.AdministrationAct;
import org.nextstephub.server.console.administration.Listed;

/**
 * What an agency has and what it lacks before its first message is taken, as the hub says it, in words; what is missing
 * names its mend.
 */
record Checklist(List<Step> steps) {

    /** @param mends what can be done about it; empty where it is done, or is the agency's own to do */
    record Step(String code, boolean done, String says, List<Mend> mends) {}

    record Mend(String act, String address) {}

    private static final Map<String, List<String>> MENDS = Map.of(
            "registered", List.of(Change.ACT),
            "agreement", List.of("agreement"),
            "door", List.of(Reach.ACT),
            "way-in", List.of(LetIn.ACT, OwnSystem.ACT));

    /** Of every agency, by the id of its organization. */
    static Map<String, Checklist> all(HubApi hub, Words words) {
        return Listed.in(hub.list(AllowList.CHECKLIST), "partners").stream()
                .collect(Collectors.toMap(
                        partner -> partner.path("organization").asText(), partner -> of(partner, words)));
    }

    private static Checklist of(JsonNode partner, Words words) {
        String organization = partner.path("organization").asText();
        return new Checklist(Listed.of(partner.path("steps")).stream()
                .map(step -> step(step, organization, words))
                .toList());
    }

    private static Step step(JsonNode step, String organization, Words words) {
        String code = step.path("step").asText();
        boolean done = step.path("done").asBoolean();
        List<Mend> mends = done
                ? List.of()
                : MENDS.getOrDefault(code, List.of()).stream()
                        .map(act -> new Mend(act, AdministrationAct.address(act, organization)))
                        .toList();
        return new Step(code, done, says(step, words), mends);
    }

    private static String says(JsonNode step, Words words) {
        String reason = step.path("reason").asText();
        String said = step.path("step").asText().equals("agreement")
                ? words.code("ns-reason", reason)
                : words.say("partner.reason." + reason);
        return day(step)
                .map(day -> words.say(
                        step.path("step").asText().equals("agreement") ? "partner.until" : "partner.last",
                        words.day(day),
                        words.distance(day)))
                .orElse(said);
    }

    private static Optional<LocalDate> day(JsonNode step) {
        return Optional.of(step.path("day").asText())
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse);
    }

    boolean isComplete() {
        return steps.stream().allMatch(Step::done);
    }

    List<Step> missing() {
        return steps.stream().filter(step -> !step.done()).toList();
    }
}
