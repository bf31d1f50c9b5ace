package org.nextstephub.server.access;

import static org.nextstephub.server.access.AllowList.Interaction.CREATE;
import static org.nextstephub.server.access.AllowList.Interaction.UPDATE;
import static org.nextstephub.server.access.AllowList.operation;
import static org.nextstephub.server.access.AllowList.read;
import static org.nextstephub.server.access.AllowList.search;
import static org.nextstephub.server.access.AllowList.write;

import java.util.List;
import java.util.stream.Stream;
import org.nextstephub.server.access.AllowList.Row;

/** Rows of the allow-list for what staff beside the desk call: interoperability, privacy and administration. */
final class StaffCalls {

    private StaffCalls() {}

    static List<Row> interop() {
        return List.of(
                operation(Role.INTEROP, "$validate", "profile"),
                operation(Role.INTEROP, "$try-message"),
                operation(
                        Role.INTEROP,
                        "$message-log",
                        "view",
                        "id",
                        "partner",
                        "door",
                        "outcome",
                        "code",
                        "from",
                        "to"));
    }

    static List<Row> privacy() {
        Role role = Role.PRIVACY;
        return List.of(
                read(role, "AuditEvent"),
                search(
                        role,
                        "AuditEvent",
                        "date patient agent altid action type subtype outcome reason entity source _lastUpdated _sort"
                                + " _summary _total",
                        "date _lastUpdated"),
                read(role, "Organization"),
                search(role, "Organization", "identifier active"),
                read(role, "Contract"),
                search(role, "Contract", "subject status applies issued identifier"),
                read(role, "Consent"),
                search(role, "Consent", "patient status direction _summary _total"),
                operation(role, "Consent/$revokeConsent"),
                operation(role, "$find-person"),
                operation(role, "$open-closed"),
                operation(role, "$record-history"),
                operation(role, "$record-disclosure"));
    }

    static List<Row> admin() {
        Role role = Role.ADMIN;
        return Stream.concat(
                        Stream.of(
                                        AllowList.CLIENTS,
                                        AllowList.ACCOUNTS,
                                        AllowList.PROPOSALS,
                                        AllowList.CHECKLIST,
                                        AllowList.KEYS)
                                .map(door -> operation(role, door)),
                        Stream.of(
                                        search(role, "Organization", "identifier active"),
                                        search(role, "Contract", "subject status applies issued identifier"),
                                        search(role, "HealthcareService", "organization active"),
                                        search(role, "PractitionerRole", "organization"),
                                        search(role, "Endpoint", "organization"))
                                .flatMap(search -> Stream.of(
                                        search,
                                        read(role, search.type()),
                                        write(role, search.type(), CREATE),
                                        write(role, search.type(), UPDATE))))
                .toList();
    }
}
