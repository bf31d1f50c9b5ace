package org.nextstephub.server.access;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.AllowList.Row;

/**
 * SMART scopes version 2, such as {@code system/Task.rs}: they narrow a role and never widen it. What a thing on the
 * allow-list needs is said once, here; discovery lists the same.
 */
public final class Scopes {

    private static final String LETTERS = "cruds";

    private Scopes() {}

    static boolean permit(Set<String> granted, String type, Interaction interaction) {
        return needed(type, interaction).stream().anyMatch(scope -> grants(granted, scope));
    }

    /**
     * What one thing needs: any one of these. Without {@code system/} or {@code user/}, as either will do; nothing is enough
     * for what is not named here.
     */
    static List<String> needed(String type, Interaction interaction) {
        return interaction == Interaction.OPERATION
                ? neededToCall(type)
                : List.of(scopeOf(type) + "." + letter(interaction));
    }

    private static List<String> neededToCall(String operation) {
        return switch (operation) {
            case "$process-message", "$process-messages", "$transaction", "$consent-decision", AllowList.CASE_FILES ->
                List.of("ServiceRequest.c");
            case "Consent/$fileConsent" -> List.of("Consent.c");
            case "Consent/$revokeConsent" -> List.of("Consent.u");
            case "Patient/$disclosures", "Task/$everything" -> List.of("Patient.r");
            case "Task/$open-referrals" -> List.of("Patient.s");
            case "$validate" -> List.of("hub/validate", "ServiceRequest.c");
            case "$try-message" -> List.of("hub/validate");
            case "$referral-status", "Organization/$agreement-status" -> List.of("Task.s");
            case AllowList.CLIENTS, AllowList.ACCOUNTS, AllowList.PROPOSALS, AllowList.CHECKLIST, AllowList.KEYS ->
                List.of("hub/client.write");
            case "$message-log" -> List.of("hub/messages.meta");
            case "$find-person", "$open-closed", "$record-history", "$record-disclosure" -> List.of("hub/closed.read");
            case "$transition-report" -> List.of("hub/report.read");
            case "$export", "$flat" ->
                List.of(
                        "ServiceRequest.s",
                        "Task.s",
                        "Consent.s",
                        "EpisodeOfCare.s",
                        "Encounter.s",
                        "Organization.s",
                        "Contract.s");
            case "$next-notice", "$notice-outcome", "$sender-refused" -> List.of("hub/assert-sender");
            case "Task/$continuity", "Task/$notices" -> List.of("Task.r");
            case "Task/$advance-step", "Task/$assign", "Task/$acknowledge", "Task/$resend-notices" -> List.of("Task.u");
            case "EpisodeOfCare/$set-stage" -> List.of("EpisodeOfCare.u");
            default -> List.of();
        };
    }

    /** Every scope that a system or a person can use, the letters of one type together, as discovery lists them. */
    public static SortedSet<String> all() {
        SortedSet<String> all = new TreeSet<>();
        Map<String, SortedSet<Integer>> letters = new TreeMap<>();
        for (Row row : AllowList.rows()) {
            for (String scope : needed(row.type(), row.interaction())) {
                if (scope.startsWith("hub/")) {
                    all.add(scope);
                }
                SmartScope.of("system/" + scope).ifPresent(resource -> holders(row.role())
                        .forEach(holder -> letters.computeIfAbsent(holder + resource.type(), none -> new TreeSet<>())
                                .add(LETTERS.indexOf(resource.letters()))));
            }
        }
        letters.forEach((type, some) ->
                all.add(some.stream().map(at -> LETTERS.substring(at, at + 1)).collect(joining("", type + ".", ""))));
        return all;
    }

    /** Whether a role is a system's, a person's, or either's. */
    private static List<String> holders(Role role) {
        return switch (role) {
            case PARTNER, INTAKE, REPORTING -> List.of("system/");
            case WORKER, PRIVACY, ADMIN -> List.of("user/");
            case DESK, INTEROP -> List.of("system/", "user/");
        };
    }

    /** A conversation belongs to the contact in which it was held. */
    private static String scopeOf(String type) {
        return type.equals("QuestionnaireResponse") ? "Encounter" : type;
    }

    private static char letter(Interaction interaction) {
        return switch (interaction) {
            case CREATE -> 'c';
            case UPDATE -> 'u';
            case READ -> 'r';
            case SEARCH, OPERATION -> 's';
        };
    }

    private static boolean grants(Set<String> granted, String needed) {
        return granted.contains(needed)
                || SmartScope.of("system/" + needed)
                        .filter(scope -> granted.stream()
                                .flatMap(held -> SmartScope.of(held).stream())
                                .anyMatch(held -> held.type().equals(scope.type())
                                        && held.letters().contains(scope.letters())))
                        .isPresent();
    }
}
