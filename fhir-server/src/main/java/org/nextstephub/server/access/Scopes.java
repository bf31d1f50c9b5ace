package org.nextstephub.server.access;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nextstephub.server.access.AllowList.Interaction;

/** SMART scopes version 2, such as {@code system/Task.rs}: they narrow a role and never widen it. */
final class Scopes {

    private static final Pattern RESOURCE = Pattern.compile("(?:system|user)/([A-Za-z]+)\\.(c?r?u?d?s?)");

    private Scopes() {}

    static boolean permit(Set<String> granted, String type, Interaction interaction) {
        if (interaction == Interaction.OPERATION) {
            return switch (type) {
                case "Consent/$fileConsent" -> grants(granted, "Consent", 'c');
                case "Consent/$revokeConsent" -> grants(granted, "Consent", 'u');
                case "Patient/$disclosures" -> grants(granted, "Patient", 'r');
                case "$validate" -> granted.contains("hub/validate") || grants(granted, "ServiceRequest", 'c');
                case "$referral-status", "Organization/$agreement-status" -> grants(granted, "Task", 's');
                case AllowList.CLIENTS, AllowList.ACCOUNTS -> granted.contains("hub/client.write");
                case "$message-log" -> granted.contains("hub/messages.meta");
                case "$find-person", "$open-closed", "$record-history", "$record-disclosure" ->
                    granted.contains("hub/closed.read");
                case "$transition-report" -> granted.contains("hub/report.read");
                case "$next-notice", "$notice-outcome", "$sender-refused" -> granted.contains("hub/assert-sender");
                case "Task/$continuity", "Task/$notices" -> grants(granted, "Task", 'r');
                case "Task/$advance-step", "Task/$assign", "Task/$acknowledge", "Task/$resend-notices" ->
                    grants(granted, "Task", 'u');
                case "EpisodeOfCare/$set-stage" -> grants(granted, "EpisodeOfCare", 'u');
                default -> grants(granted, "ServiceRequest", 'c');
            };
        }
        return grants(granted, scopeOf(type), letter(interaction));
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

    private static boolean grants(Set<String> granted, String type, char letter) {
        return granted.stream()
                .map(RESOURCE::matcher)
                .filter(Matcher::matches)
                .anyMatch(scope -> scope.group(1).equals(type) && scope.group(2).indexOf(letter) >= 0);
    }
}
