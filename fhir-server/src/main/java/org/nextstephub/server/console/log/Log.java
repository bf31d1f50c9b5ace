package org.nextstephub.server.console.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.Visitor;

/** The hub's log of messages, asked with the visitor's rights. */
final class Log {

    static final String OPERATION = "$message-log";

    private final HubApi hub;

    private Log(HubApi hub) {
        this.hub = hub;
    }

    /** Not there for a role that may not ask. */
    static Log of(Visitor visitor) {
        visitor.needs(OPERATION, Interaction.OPERATION);
        return new Log(visitor.hub());
    }

    List<Message> messages(Asked asked, int most, int skipped) {
        return Message.all(ask(asked.criteria() + "&_count=" + most + "&_offset=" + skipped));
    }

    Parameters hours(Asked asked) {
        return ask("view=hours&" + asked.criteria());
    }

    private Parameters ask(String query) {
        return hub.ask(OPERATION + "?" + query, Parameters.class);
    }

    /**
     * What has this receipt, or this word of its sender's for it; the latest first. Asked by a body, for a shifted field puts
     * a name where an id belongs.
     */
    List<Message> found(String id, int most) {
        Parameters asked = new Parameters();
        asked.addParameter("id", new StringType(id));
        asked.addParameter("_count", new StringType(String.valueOf(most)));
        return Message.all(hub.send(OPERATION, asked, Parameters.class));
    }

    /** A partner and when its last message came; empty if none ever did. */
    record Last(String partner, String name, Optional<Instant> at) {}

    /** The longest silent first. */
    List<Last> last() {
        return Message.parts(ask("view=last"), "last")
                .map(Log::last)
                .sorted(Comparator.comparing(each -> each.at().orElse(Instant.EPOCH)))
                .toList();
    }

    private static Last last(Map<String, Type> part) {
        return new Last(
                Message.text(part, "partner"),
                Message.text(part, "name"),
                part.containsKey("at") ? Optional.of(Message.instant(part, "at")) : Optional.empty());
    }
}
