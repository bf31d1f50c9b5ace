package org.nextstephub.server.console.administration.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.administration.Outcome;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Done;
import org.nextstephub.server.console.form.Form;
import org.springframework.ui.Model;

/**
 * What another administrator proposed is read, and sent once more by whoever agrees: what counts is what was read, and
 * never one's own.
 */
final class Confirm extends ProposalAct {

    static final String ACT = "confirm";

    Confirm(String id, Visitor visitor) {
        super(ACT, id, visitor);
    }

    @Override
    public boolean isOffered() {
        return proposal().filter(waiting -> !waiting.isOwn()).isPresent();
    }

    @Override
    public Done perform(Form form) {
        Proposal waiting = proposal().orElseThrow(NotThere::new);
        if (waiting.isOfTheRegistry()) {
            return Outcome.of(visitor().hub().register(waiting.resource()), back(), name());
        }
        String door = waiting.type().equals("client") ? AllowList.CLIENTS : AllowList.ACCOUNTS;
        Optional<JsonNode> answer = visitor().hub().tell(door, waiting.content());
        Done done = Outcome.of(answer.isPresent(), back(), name());
        return answer.map(each -> each.path("one_time_password").asText())
                .filter(password -> !password.isEmpty())
                .map(done::showing)
                .orElse(done);
    }

    @Override
    public Ask now() {
        return new Confirm(of(), visitor());
    }

    @Override
    public String show(Model page) {
        proposal().ifPresent(waiting -> {
            page.addAttribute("own", waiting.isOwn());
            page.addAttribute("by", waiting.by());
            page.addAttribute("what", visitor().words().say("proposal." + waiting.type()));
            page.addAttribute("lines", waiting.lines(visitor().hub()));
        });
        return super.show(page);
    }
}
