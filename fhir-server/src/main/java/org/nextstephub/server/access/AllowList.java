package org.nextstephub.server.access;

import static org.nextstephub.server.access.AllowList.Interaction.OPERATION;
import static org.nextstephub.server.access.AllowList.Interaction.READ;
import static org.nextstephub.server.access.AllowList.Interaction.SEARCH;

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

    /**
     * @param type resource type, or the operation's name with its dollar sign
     * @param orders what a search may be ordered by: only what the role is shown, or the order would tell the rest
     */
    public record Row(Role role, String type, Interaction interaction, Set<String> parameters, Set<String> orders) {}

    /** The door for case files, beside the FHIR base. */
    public static final String CASE_FILES = "/intake/v1/referrals";

    /** Where a reporting client asks for all of its rows. */
    public static final String EXPORT = "/fhir/$export";

    /** Where it asks for them as tables. */
    public static final String FLAT = "/fhir/$flat";

    /** Where a message is tried out. */
    public static final String TRIALS = "/fhir/$try-message";

    /** Where administrators register clients, and accounts of people. */
    public static final String CLIENTS = "/admin/v1/clients";

    public static final String ACCOUNTS = "/admin/v1/accounts";

    /** Where they find what waits for a second one, what each partner lacks, and the keys of clients. */
    public static final String PROPOSALS = "/admin/v1/proposals";

    public static final String CHECKLIST = "/admin/v1/checklist";

    public static final String KEYS = "/admin/v1/keys";

    private static final Set<String> COMMON = Set.of("_count", "_offset", "_format", "_pretty");

    private static final List<Row> ROWS = Stream.of(
                    SystemCalls.partner(),
                    SystemCalls.intake(),
                    PeerSupportCalls.of(Role.DESK),
                    List.of(operation(Role.DESK, "Task/$assign")),
                    PeerSupportCalls.of(Role.WORKER),
                    SystemCalls.reporting(),
                    StaffCalls.interop(),
                    StaffCalls.privacy(),
                    StaffCalls.admin())
            .flatMap(List::stream)
            .toList();

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

    /** Whether the role may order a search by this, given by its whole name; a chain is another name. */
    static boolean permitsOrder(Role role, String type, String name) {
        return rows(role, type, SEARCH).anyMatch(row -> row.orders().contains(name));
    }

    /** The whole table, from which the CapabilityStatement is made. */
    public static List<Row> rows() {
        return ROWS;
    }

    private static Stream<Row> rows(Role role, String type, Interaction interaction) {
        return ROWS.stream()
                .filter(row -> row.role() == role && row.type().equals(type) && row.interaction() == interaction);
    }

    /** Senders may say {@code async} of messages, to be told that there is no need. */
    static Row operation(Role role, String name, String... parameters) {
        return new Row(
                role, name, OPERATION, name.startsWith("$process") ? Set.of("async") : Set.of(parameters), Set.of());
    }

    static Row write(Role role, String type, Interaction interaction) {
        return new Row(role, type, interaction, Set.of(), Set.of());
    }

    static Row read(Role role, String type) {
        return new Row(role, type, READ, Set.of(), Set.of());
    }

    static Row search(Role role, String type, String parameters) {
        return new Row(role, type, SEARCH, names(parameters), Set.of());
    }

    static Row search(Role role, String type, String parameters, String orders) {
        return new Row(role, type, SEARCH, names(parameters), names(orders));
    }

    private static Set<String> names(String written) {
        return Set.copyOf(Arrays.asList(written.split(" ")));
    }
}
