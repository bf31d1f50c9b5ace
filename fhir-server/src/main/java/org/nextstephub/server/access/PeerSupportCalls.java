package org.nextstephub.server.access;

import static org.nextstephub.server.access.AllowList.Interaction.CREATE;
import static org.nextstephub.server.access.AllowList.Interaction.UPDATE;
import static org.nextstephub.server.access.AllowList.operation;
import static org.nextstephub.server.access.AllowList.read;
import static org.nextstephub.server.access.AllowList.search;
import static org.nextstephub.server.access.AllowList.write;

import java.util.List;
import java.util.stream.Stream;

/** Rows of the allow-list for what peer support does: the desk with all referrals, a worker with their own. */
final class PeerSupportCalls {

    private PeerSupportCalls() {}

    static List<AllowList.Row> of(Role role) {
        return Stream.concat(referrals(role).stream(), records(role).stream()).toList();
    }

    private static List<AllowList.Row> referrals(Role role) {
        return List.of(
                read(role, "Task"),
                search(
                        role,
                        "Task",
                        "group-identifier owner status business-status status-reason watch-reason part-of focus"
                                + " pathway-step patient respond-by modified _lastUpdated _sort _summary _total",
                        "modified _lastUpdated"),
                write(role, "Task", UPDATE),
                operation(role, "Task/$open-referrals", "list", "weeks"),
                operation(role, "Task/$everything"),
                operation(role, "Task/$advance-step"),
                operation(role, "Task/$acknowledge"),
                operation(role, "Task/$continuity", "at"),
                operation(role, "Task/$notices"),
                operation(role, "Task/$resend-notices"),
                read(role, "ServiceRequest"),
                search(
                        role,
                        "ServiceRequest",
                        "patient status pathway-step identifier authored clinical-end _lastUpdated _summary"
                                + " _total"),
                read(role, "Patient"),
                search(role, "Patient", "identifier _id"),
                operation(role, "Patient/$disclosures", "start", "end", "language"),
                read(role, "Consent"),
                search(role, "Consent", "patient status direction period _summary _total"),
                operation(role, "Consent/$fileConsent"),
                operation(role, "Consent/$revokeConsent"),
                read(role, "EpisodeOfCare"),
                search(role, "EpisodeOfCare", "patient status stage incoming-referral date worker _summary _total"),
                operation(role, "EpisodeOfCare/$set-stage"));
    }

    /** What peer support writes down itself, and the registry. */
    private static List<AllowList.Row> records(Role role) {
        return List.of(
                write(role, "Encounter", CREATE),
                read(role, "Encounter"),
                search(role, "Encounter", "patient date status episode-of-care _summary _total"),
                write(role, "QuestionnaireResponse", CREATE),
                read(role, "QuestionnaireResponse"),
                search(role, "QuestionnaireResponse", "patient encounter authored"),
                write(role, "Communication", CREATE),
                read(role, "Communication"),
                search(role, "Communication", "patient sent status"),
                read(role, "CareTeam"),
                search(role, "CareTeam", "patient"),
                read(role, "Organization"),
                search(role, "Organization", "identifier active"),
                read(role, "HealthcareService"),
                search(role, "HealthcareService", "organization active"),
                read(role, "PractitionerRole"),
                search(role, "PractitionerRole", "organization"));
    }
}
