package org.nextstephub.server.access;

import static org.nextstephub.server.access.AllowList.Interaction.CREATE;
import static org.nextstephub.server.access.AllowList.Interaction.OPERATION;
import static org.nextstephub.server.access.AllowList.Interaction.READ;
import static org.nextstephub.server.access.AllowList.Interaction.SEARCH;
import static org.nextstephub.server.access.AllowList.Interaction.UPDATE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what: one row for each thing that somebody may do. What is not here is refused before the store is touched.
 * Parameters are compared by their whole name, so a modifier or a chain is another name and not on the list.
 */
public final class AllowList {

    public enum Interaction {
        READ,
        SEARCH,
        CREATE,
        UPDATE,
        OPERATION
    }

    /** @param type resource type, or the operation's name with its dollar sign */
    public record Row(Role role, String type, Interaction interaction, Set<String> parameters) {}

    /** The door for case files, beside the FHIR base. */
    public static final String CASE_FILES = "/intake/v1/referrals";

    private static final Set<String> COMMON = Set.of("_count", "_offset", "_format", "_pretty");

    private static final List<Row> ROWS = List.of(
            operation(Role.PARTNER, "$process-message"),
            operation(Role.PARTNER, "$process-messages"),
            operation(Role.PARTNER, "$transaction"),
            operation(Role.PARTNER, "$consent-decision"),
            operation(Role.PARTNER, "Consent/$fileConsent"),
            operation(Role.PARTNER, "Consent/$revokeConsent"),
            new Row(Role.PARTNER, "$validate", OPERATION, Set.of("profile")),
            new Row(Role.INTEROP, "$validate", OPERATION, Set.of("profile")),
            new Row(Role.PARTNER, "$referral-status", OPERATION, Set.of("identifier")),
            new Row(Role.PARTNER, "Organization/$agreement-status", OPERATION, Set.of("at")),
            read(Role.PARTNER, "Task"),
            search(Role.PARTNER, "Task", "group-identifier status business-status _lastUpdated _sort"),
            operation(Role.PARTNER, CASE_FILES),
            operation(Role.INTAKE, "$process-message"),
            new Row(Role.INTAKE, "$referral-status", OPERATION, Set.of("partner", "since")),
            operation(Role.INTAKE, "$next-notice"),
            operation(Role.INTAKE, "$notice-outcome"),
            search(Role.INTAKE, "Organization", "identifier active"),
            search(Role.INTAKE, "HealthcareService", "organization active"),
            search(Role.INTAKE, "Endpoint", "organization"),
            read(Role.DESK, "Task"),
            search(
                    Role.DESK,
                    "Task",
                    "owner status business-status status-reason watch-reason part-of focus pathway-step patient"
                            + " respond-by modified _lastUpdated _sort"),
            read(Role.DESK, "ServiceRequest"),
            search(
                    Role.DESK,
                    "ServiceRequest",
                    "patient status pathway-step identifier authored clinical-end _lastUpdated"),
            read(Role.DESK, "Patient"),
            operation(Role.DESK, "Task/$advance-step"),
            operation(Role.DESK, "Task/$assign"),
            operation(Role.DESK, "Task/$acknowledge"),
            new Row(Role.DESK, "Task/$continuity", OPERATION, Set.of("at")),
            operation(Role.DESK, "Task/$notices"),
            operation(Role.DESK, "Task/$resend-notices"),
            write(Role.DESK, "Task", UPDATE),
            read(Role.DESK, "EpisodeOfCare"),
            search(Role.DESK, "EpisodeOfCare", "patient status stage incoming-referral date"),
            operation(Role.DESK, "EpisodeOfCare/$set-stage"),
            write(Role.DESK, "Encounter", CREATE),
            read(Role.DESK, "Encounter"),
            search(Role.DESK, "Encounter", "patient date status episode-of-care"),
            write(Role.DESK, "QuestionnaireResponse", CREATE),
            read(Role.DESK, "QuestionnaireResponse"),
            search(Role.DESK, "QuestionnaireResponse", "patient encounter authored"),
            write(Role.DESK, "Communication", CREATE),
            read(Role.DESK, "Communication"),
            search(Role.DESK, "Communication", "patient sent status"),
            read(Role.DESK, "CareTeam"),
            search(Role.DESK, "CareTeam", "patient"),
            search(Role.DESK, "Patient", "identifier _id"),
            new Row(Role.DESK, "Patient/$disclosures", OPERATION, Set.of("start", "end", "language")),
            read(Role.DESK, "Consent"),
            search(Role.DESK, "Consent", "patient status direction period"),
            read(Role.DESK, "Organization"),
            search(Role.DESK, "Organization", "identifier active"),
            read(Role.DESK, "PractitionerRole"),
            search(Role.DESK, "PractitionerRole", "organization"),
            search(
                    Role.REPORTING,
                    "ServiceRequest",
                    "status priority authored pathway-step clinical-end _lastUpdated _summary _total _sort _elements"),
            search(
                    Role.REPORTING,
                    "Task",
                    "status business-status status-reason pathway-step authored-on modified period respond-by"
                            + " _lastUpdated _summary _total _sort _elements"),
            search(
                    Role.REPORTING,
                    "Consent",
                    "status direction date period policy-uri _lastUpdated _summary _total _sort _elements"),
            search(
                    Role.REPORTING,
                    "EpisodeOfCare",
                    "status type stage date _lastUpdated _summary _total _sort _elements"),
            search(Role.REPORTING, "Encounter", "status class type date _lastUpdated _summary _total _sort _elements"),
            new Row(Role.REPORTING, "$transition-report", OPERATION, Set.of("start", "end", "group")),
            operation(Role.DESK, "Consent/$fileConsent"),
            operation(Role.DESK, "Consent/$revokeConsent"),
            operation(Role.PRIVACY, "Consent/$revokeConsent"),
            read(Role.PRIVACY, "AuditEvent"),
            search(
                    Role.PRIVACY,
                    "AuditEvent",
                    "date patient agent altid action type subtype outcome reason entity source _lastUpdated _sort"),
            write(Role.ADMIN, "Organization", CREATE),
            write(Role.ADMIN, "Organization", UPDATE),
            read(Role.ADMIN, "Organization"),
            search(Role.ADMIN, "Organization", "identifier active"),
            write(Role.ADMIN, "Contract", CREATE),
            write(Role.ADMIN, "Contract", UPDATE),
            read(Role.ADMIN, "Contract"),
            search(Role.ADMIN, "Contract", "subject status applies issued identifier"),
            write(Role.ADMIN, "HealthcareService", CREATE),
            write(Role.ADMIN, "HealthcareService", UPDATE),
            read(Role.ADMIN, "HealthcareService"),
            search(Role.ADMIN, "HealthcareService", "organization active"),
            write(Role.ADMIN, "PractitionerRole", CREATE),
            write(Role.ADMIN, "PractitionerRole", UPDATE),
            read(Role.ADMIN, "PractitionerRole"),
            search(Role.ADMIN, "PractitionerRole", "organization"),
            write(Role.ADMIN, "Endpoint", CREATE),
            write(Role.ADMIN, "Endpoint", UPDATE),
            read(Role.ADMIN, "Endpoint"),
            search(Role.ADMIN, "Endpoint", "organization"));

    private AllowList() {}

    /** Whether the role may do this at all, whatever the parameters. */
    public static boolean permits(Role role, String type, Interaction interaction) {
        return rows(role, type, interaction).findAny().isPresent();
    }

    /** Whether the role may use this parameter, given by its whole name. */
    public static boolean permitsParameter(Role role, String type, Interaction interaction, String parameter) {
        return COMMON.contains(parameter)
                || rows(role, type, interaction)
                        .anyMatch(row -> row.parameters().contains(parameter));
    }

    /** The whole table, from which the CapabilityStatement is made. */
    public static List<Row> rows() {
        return ROWS;
    }

    private static Stream<Row> rows(Role role, String type, Interaction interaction) {
        return ROWS.stream()
                .filter(row -> row.role() == role && row.type().equals(type) && row.interaction() == interaction);
    }

    private static Row operation(Role role, String name) {
        return new Row(role, name, OPERATION, name.startsWith("$process") ? Set.of("async") : Set.of());
    }

    private static Row write(Role role, String type, Interaction interaction) {
        return new Row(role, type, interaction, Set.of());
    }

    private static Row read(Role role, String type) {
        return new Row(role, type, READ, Set.of());
    }

    private static Row search(Role role, String type, String parameters) {
        return new Row(role, type, SEARCH, Set.copyOf(Arrays.asList(parameters.split(" "))));
    }
}
