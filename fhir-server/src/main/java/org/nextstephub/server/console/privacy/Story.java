package org.nextstephub.server.console.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityDetailComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Agencies;

/**
 * An event of the audit as it is told: when, a sentence with who, and why.
 *
 * @param records references to what it was about, without the person
 */
record Story(String when, String sentence, List<String> why, List<String> records) {

    private static final String WITHHELD = "disclosure-withheld";
    private static final String UNKNOWN = "unknown partner";

    /** Tells events in somebody's language, with the names of agencies. */
    record Teller(Words words, HubApi hub, Agencies agencies) {

        Story tell(AuditEvent event) {
            String what = what(event);
            String key = "privacy.event." + what;
            return new Story(
                    words.moment(event.getRecorded().toInstant()),
                    words.has(key)
                            ? words.say(key, who(event, what))
                            : words.say("privacy.event.other", who(event, what), words.code("ns-audit", what)),
                    why(event, what),
                    records(event));
        }

        private String who(AuditEvent event, String what) {
            Optional<AuditEventAgentComponent> agent = event.getAgent().stream()
                    .filter(each -> each.getRequestor() != what.equals(WITHHELD))
                    .findFirst();
            String account = agent.map(AuditEventAgentComponent::getAltId).orElse("");
            String called = agent.map(AuditEventAgentComponent::getWho)
                    .map(this::called)
                    .orElse("");
            if (called.isEmpty()) {
                return account.isEmpty() ? words.say("privacy.nobody") : account;
            }
            return account.isEmpty() || account.equals(called) ? called : called + " (" + account + ")";
        }

        /** An organization by its name; a client has its name as an account. */
        private String called(Reference who) {
            if (who.hasReference()) {
                return agencies.name(hub, who);
            }
            if (Canonical.PARTNER.equals(who.getIdentifier().getSystem())) {
                return who.getIdentifier().getValue();
            }
            return who.hasDisplay() && !who.getDisplay().equals(UNKNOWN) ? who.getDisplay() : "";
        }

        private List<String> why(AuditEvent event, String what) {
            List<String> why = new ArrayList<>();
            event.getEntity().stream()
                    .flatMap(entity -> entity.getDetail().stream())
                    .map(detail -> detail(detail, what))
                    .forEach(why::add);
            if (what.equals("disclosure-recorded")) {
                event.getAgent().stream()
                        .filter(agent -> !agent.getRequestor())
                        .map(agent ->
                                words.say("privacy.detail.to", agent.getWho().getDisplay()))
                        .forEach(why::add);
            }
            return why;
        }

        private String detail(AuditEventEntityDetailComponent detail, String what) {
            String type = detail.getType();
            String value = String.valueOf(detail.getValue().primitiveValue());
            String key = "privacy.detail." + type;
            return words.say(words.has(key) ? key : "privacy.detail.other", said(type, value, what), type);
        }

        private String said(String type, String value, String what) {
            return switch (type) {
                case "reason" -> reason(value, what);
                case "fact" -> words.code("ns-shared-fact", value);
                case "decision", "basis" ->
                    words.has("privacy." + type + "." + value) ? words.say("privacy." + type + "." + value) : value;
                default -> value;
            };
        }

        /** A code where the hub decided; where an officer did, their own words. */
        private String reason(String value, String what) {
            String reason = words.code("ns-reason", value);
            return reason.equals(value) && what.equals("content-refused") ? words.code("ns-issue", value) : reason;
        }
    }

    /** Its kind: the hub's own subtype, or what the type of the event says. */
    static String what(AuditEvent event) {
        return event.getSubtype().stream()
                .filter(code -> Canonical.codeSystem("ns-audit").equals(code.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElseGet(() -> whatOfType(event));
    }

    private static String whatOfType(AuditEvent event) {
        boolean done = event.getOutcome() == AuditEventOutcome._0;
        return switch (event.getType().getCode()) {
            case "110101" -> "audit-read";
            case "110114" -> done ? "signed-in" : "sign-in-tried";
            default -> "read".equals(event.getSubtypeFirstRep().getCode()) ? "looked" : "searched";
        };
    }

    private static List<String> records(AuditEvent event) {
        return event.getEntity().stream()
                .map(entity -> entity.getWhat().getReference())
                .flatMap(Stream::ofNullable)
                .filter(reference -> !reference.startsWith("Patient/"))
                .distinct()
                .toList();
    }
}
