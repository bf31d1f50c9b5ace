package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.administration.Listed;
import org.nextstephub.server.console.administration.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may come in: what waits for a second administrator first, then systems with their keys, then people. */
@Controller
final class EntryPages {

    record Waiting(String what, String about, String by, String until, boolean own, String id) {}

    /** @param keys each with since when it is known, and its last day */
    record SystemRow(String id, String role, String partners, List<String> keys, boolean active, boolean hasKeys) {}

    record PersonRow(String name, String role, String state, boolean active, boolean own) {}

    @GetMapping("/console/access")
    String all(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String waits,
            @RequestParam(defaultValue = "") String again,
            Visitor visitor,
            Model page) {
        visitor.needs(AllowList.PROPOSALS, Interaction.OPERATION);
        Outcome.show(page, visitor, done, waits, again);
        Words words = visitor.words();
        List<JsonNode> days = Listed.in(visitor.hub().list(AllowList.KEYS), "keys");
        page.addAttribute("title", words.say("access.title"));
        page.addAttribute(
                "proposals",
                Proposal.all(visitor.hub()).stream()
                        .map(proposal -> waiting(proposal, words))
                        .toList());
        page.addAttribute(
                "systems",
                Listed.of(visitor.hub().list(AllowList.CLIENTS)).stream()
                        .map(client -> system(client, days, words))
                        .toList());
        page.addAttribute(
                "people",
                Listed.in(visitor.hub().list(AllowList.ACCOUNTS), "people").stream()
                        .map(account -> person(account, visitor))
                        .toList());
        return "console/access";
    }

    private static Waiting waiting(Proposal proposal, Words words) {
        LocalDate until = day(proposal.until());
        return new Waiting(
                words.say("proposal." + proposal.type()),
                proposal.about(),
                proposal.by(),
                words.say("end.known", words.day(until), words.distance(until)),
                proposal.isOwn(),
                proposal.id());
    }

    private static SystemRow system(JsonNode client, List<JsonNode> days, Words words) {
        String id = client.path("id").asText();
        List<JsonNode> keys = Listed.of(client.path("jwks").path("keys"));
        return new SystemRow(
                id,
                words.say("role." + client.path("role").asText()),
                Listed.of(client.path("partners")).stream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", ")),
                keys.stream()
                        .map(key -> key(id, key.path("kid").asText(), days, words))
                        .toList(),
                client.path("active").asBoolean(),
                !keys.isEmpty());
    }

    private static String key(String client, String kid, List<JsonNode> days, Words words) {
        Optional<JsonNode> known = days.stream()
                .filter(each -> each.path("client").asText().equals(client)
                        && each.path("kid").asText().equals(kid))
                .findFirst();
        if (known.isEmpty()) {
            return words.say("access.key.unused", kid);
        }
        LocalDate since = LocalDate.parse(known.get().path("since").asText());
        return known.get().has("last_used")
                ? words.say(
                        "access.key",
                        kid,
                        words.day(since),
                        words.day(LocalDate.parse(known.get().path("last_used").asText())))
                : words.say("access.key.since", kid, words.day(since));
    }

    private static PersonRow person(JsonNode account, Visitor visitor) {
        String name = account.path("name").asText();
        boolean active = account.path("active").asBoolean();
        return new PersonRow(
                name,
                visitor.words().say("role." + account.path("role").asText()),
                state(account, active, visitor.words()),
                active,
                name.equals(visitor.name()));
    }

    private static String state(JsonNode account, boolean active, Words words) {
        if (!active) {
            return words.say("access.off");
        }
        if (!account.path("enrolled").asBoolean()) {
            return words.say("access.invited");
        }
        return account.has("signed_in_at")
                ? words.say(
                        "access.signed-in",
                        words.moment(Instant.parse(account.path("signed_in_at").asText())))
                : words.say("access.never");
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, TimeSpan.TORONTO);
    }
}
