package org.nextstephub.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Section 4: what a parser would drop or merge in a Consent without a word. Known here are the elements of R4's Consent
 * that the hub's senders use; an extension is not looked into.
 */
final class ReadingFaults {

    private static final Set<String> ANYWHERE = Set.of("id", "extension", "modifierExtension");

    /** Elements by their parent; a star marks those that repeat. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    "Consent",
                    Set.of(
                            "resourceType",
                            "meta",
                            "implicitRules",
                            "language",
                            "text",
                            "contained*",
                            "identifier*",
                            "status",
                            "scope",
                            "category*",
                            "patient",
                            "dateTime",
                            "performer*",
                            "organization*",
                            "sourceReference",
                            "sourceAttachment",
                            "policy*",
                            "policyRule",
                            "verification*",
                            "provision")),
            Map.entry(
                    "provision",
                    Set.of(
                            "type",
                            "period",
                            "actor*",
                            "action*",
                            "securityLabel*",
                            "purpose*",
                            "class*",
                            "code*",
                            "dataPeriod",
                            "data*",
                            "provision*")),
            Map.entry("actor", Set.of("role", "reference")),
            Map.entry("data", Set.of("meaning", "reference")),
            Map.entry("period", Set.of("start", "end")),
            Map.entry("policy", Set.of("authority", "uri")));

    private ReadingFaults() {}

    static boolean areIn(JsonNode consent) {
        return areIn(consent, "Consent") || (consent.has("sourceReference") && consent.has("sourceAttachment"));
    }

    private static boolean areIn(JsonNode node, String parent) {
        return StreamSupport.stream(
                        ((Iterable<Map.Entry<String, JsonNode>>) node.properties()::iterator).spliterator(), false)
                .anyMatch(member -> isFaulty(member.getKey(), member.getValue(), parent));
    }

    private static boolean isFaulty(String member, JsonNode value, String parent) {
        String name = member.startsWith("_") ? member.substring(1) : member;
        if (isEmpty(value)) {
            return true;
        }
        if (ANYWHERE.contains(name)) {
            return false;
        }
        Set<String> known = KNOWN.getOrDefault(parent, Set.of());
        if (!known.isEmpty() && (value.isArray() ? !known.contains(name + "*") : !known.contains(name))) {
            return true;
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).anyMatch(each -> isEmpty(each) || areIn(each, name))
                : areIn(value, name);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty());
    }
}
