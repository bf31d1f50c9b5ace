package org.nextstephub.server.access;

import static org.nextstephub.server.access.AllowList.operation;
import static org.nextstephub.server.access.AllowList.read;
import static org.nextstephub.server.access.AllowList.search;

import java.util.List;
import org.nextstephub.server.access.AllowList.Row;

/** Rows of the allow-list for what systems call: those of partners, the routes, and reporting tools. */
final class SystemCalls {

    private static final String REPORTED = " _lastUpdated _summary _total _sort _elements";

    private SystemCalls() {}

    static List<Row> partner() {
        Role role = Role.PARTNER;
        return List.of(
                operation(role, "$process-message"),
                operation(role, "$process-messages"),
                operation(role, "$transaction"),
                operation(role, "$consent-decision"),
                operation(role, "Consent/$fileConsent"),
                operation(role, "Consent/$revokeConsent"),
                operation(role, "$validate", "profile"),
                operation(role, "$referral-status", "identifier"),
                operation(role, "Organization/$agreement-status", "at"),
                operation(role, AllowList.CASE_FILES),
                read(role, "Task"),
                search(
                        role,
                        "Task",
                        "group-identifier status business-status _lastUpdated _sort _summary _total",
                        "_lastUpdated"));
    }

    static List<Row> intake() {
        Role role = Role.INTAKE;
        return List.of(
                operation(role, "$process-message"),
                operation(role, "$referral-status", "partner", "since"),
                operation(role, "$next-notice"),
                operation(role, "$notice-outcome"),
                operation(role, "$sender-refused"),
                search(role, "Organization", "identifier active"),
                search(role, "HealthcareService", "organization active"),
                search(role, "Endpoint", "organization"));
    }

    static List<Row> reporting() {
        Role role = Role.REPORTING;
        return List.of(
                search(
                        role,
                        "ServiceRequest",
                        "status priority authored pathway-step clinical-end" + REPORTED,
                        "authored _lastUpdated"),
                search(
                        role,
                        "Task",
                        "status business-status status-reason pathway-step requester authored-on modified period"
                                + " respond-by"
                                + REPORTED,
                        "authored-on modified _lastUpdated"),
                search(role, "Consent", "status direction date period policy-uri" + REPORTED, "date _lastUpdated"),
                search(role, "EpisodeOfCare", "status type stage date" + REPORTED, "date _lastUpdated"),
                search(role, "Encounter", "status class type date" + REPORTED, "date _lastUpdated"),
                search(role, "Organization", "active identifier" + REPORTED, "_lastUpdated"),
                search(role, "Contract", "status applies" + REPORTED, "applies _lastUpdated"),
                operation(role, "$transition-report", "start", "end", "group"),
                operation(role, "$flat", "view"),
                operation(role, "$export", "_type", "_since", "_typeFilter", "_outputFormat"));
    }
}
