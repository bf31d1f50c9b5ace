package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.each;
import static org.nextstephub.server.reference.Elements.given;
import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.codesystems.V3ActReason;
import org.nextstephub.profiles.Canonical;

/** Step C4: which active Consents are not understood. */
final class Understanding {

    private static final Map<String, String> WORDINGS =
            Map.of("clinical-to-peer", Canonical.SHARING_POLICY, "peer-to-clinical", Canonical.SHARE_BACK_POLICY);
    private static final String ACTIONS = "http://terminology.hl7.org/CodeSystem/consentaction";
    private static final Set<String> ACT_REASONS = EnumSet.complementOf(EnumSet.of(V3ActReason.NULL)).stream()
            .map(V3ActReason::toCode)
            .collect(Collectors.toSet());

    private final References references;
    private final Directions directions;

    Understanding(References references, Directions directions) {
        this.references = references;
        this.directions = directions;
    }

    boolean isUnderstood(Statement statement) {
        JsonNode root = statement.root();
        Optional<String> direction = directions.of(statement);
        return direction.isPresent()
                && namesOneDiscloser(statement)
                && hasOneRegisteredWording(statement, direction.get())
                && !given(statement.json(), "policyRule")
                && each(statement.json(), "verification")
                        .allMatch(each -> each.path("verified").asBoolean())
                && (statement.isPermit() || statement.isRefusal())
                && isPlain(root)
                && !given(root, "data")
                && hasReadablePeriod(statement)
                && each(root, "actor").allMatch(this::isRecipient)
                && (statement.isPermit() ? isPlainPermit(statement) : isPlainRefusal(statement));
    }

    private static boolean namesOneDiscloser(Statement statement) {
        List<JsonNode> organizations = each(statement.json(), "organization").toList();
        return organizations.size() == 1 && References.namesSomething(organizations.get(0));
    }

    private static boolean hasOneRegisteredWording(Statement statement, String direction) {
        List<String> uris = each(statement.json(), "policy")
                .map(policy -> text(policy, "uri"))
                .toList();
        return uris.equals(List.of(WORDINGS.get(direction)));
    }

    /** What no provision of the hub's consents may hold. */
    private static boolean isPlain(JsonNode provision) {
        return Stream.of("dataPeriod", "securityLabel", "class", "code").noneMatch(name -> given(provision, name));
    }

    /** A permit states both ends; whatever is stated can be read, and the end is not before the start. */
    private static boolean hasReadablePeriod(Statement statement) {
        JsonNode period = statement.root().path("period");
        boolean readable = Stream.of("start", "end")
                .filter(end -> !text(period, end).isEmpty())
                .allMatch(end -> Moment.read(text(period, end)).isPresent());
        Instant from = statement.begins();
        Instant until = statement.ends();
        return readable
                && until.isAfter(from)
                && (!statement.isPermit() || (!from.equals(Instant.MIN) && !until.equals(Instant.MAX)));
    }

    private boolean isRecipient(JsonNode actor) {
        return Elements.coded(actor.path("role"), Canonical.PARTICIPATION, Set.of("IRCP"));
    }

    private boolean isPlainPermit(Statement statement) {
        JsonNode root = statement.root();
        boolean sharing = !given(root, "action")
                || each(root, "action")
                        .anyMatch(action -> Elements.coded(action, ACTIONS, Set.of("access", "disclose")));
        return sharing && each(root, "provision").allMatch(each -> isPlainException(statement, each));
    }

    private boolean isPlainRefusal(Statement statement) {
        JsonNode root = statement.root();
        return !given(root, "provision")
                && !given(root, "action")
                && each(root, "actor").allMatch(actor -> leadsSomewhere(statement, actor.path("reference")))
                && each(root, "purpose").allMatch(Understanding::isActReason);
    }

    /** What a stored Consent refers to was there when it was filed. */
    private static boolean wasThere(Statement statement, JsonNode reference, String types) {
        return !statement.sent() && text(reference, "reference").matches("(" + types + ")/.+");
    }

    private boolean leadsSomewhere(Statement statement, JsonNode reference) {
        return wasThere(statement, reference, "[A-Z][A-Za-z]+")
                || references.ways(reference).stream()
                        .anyMatch(way -> !way.organizations().isEmpty()
                                || way.entries().stream().anyMatch(entry -> !References.Way.isOrganization(entry)));
    }

    private boolean isPlainException(Statement statement, JsonNode exception) {
        return text(exception, "type").equals("deny")
                && isPlain(exception)
                && Stream.of("period", "action", "provision").noneMatch(name -> given(exception, name))
                && each(exception, "actor")
                        .allMatch(actor -> isRecipient(actor) && isWhoMayBeExcepted(statement, actor.path("reference")))
                && each(exception, "purpose").allMatch(Understanding::isActReason)
                && each(exception, "data").allMatch(Understanding::isPlainData);
    }

    private boolean isWhoMayBeExcepted(Statement statement, JsonNode reference) {
        return wasThere(statement, reference, "Organization|PractitionerRole|Practitioner")
                || references.ways(reference).stream()
                        .anyMatch(way -> !way.organizations().isEmpty()
                                || way.leadsTo("Practitioner")
                                || way.leadsTo("PractitionerRole"));
    }

    private static boolean isActReason(JsonNode purpose) {
        return text(purpose, "system").equals(Canonical.ACT_REASON) && ACT_REASONS.contains(text(purpose, "code"));
    }

    private static boolean isPlainData(JsonNode data) {
        return Set.of("instance", "related").contains(text(data, "meaning"))
                && References.namesSomething(data.path("reference"));
    }
}
