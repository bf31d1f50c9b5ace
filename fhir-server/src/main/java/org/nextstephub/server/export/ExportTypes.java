package org.nextstephub.server.export;

import java.util.List;
import org.nextstephub.server.access.Access;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.store.rows.ExportJobs.Job;

/** Which types an export consists of: those that were asked for, as far as the scopes of the client go. */
final class ExportTypes {

    private ExportTypes() {}

    static List<String> of(Caller caller, Job job) {
        return AllowList.rows().stream()
                .filter(row -> row.role() == Role.REPORTING && row.interaction() == Interaction.SEARCH)
                .map(AllowList.Row::type)
                .filter(type -> job.types().isEmpty() || job.types().contains(type))
                .filter(type -> mayHave(caller, type))
                .toList();
    }

    static boolean mayHave(Caller caller, String type) {
        return Access.objection(caller, type, Interaction.SEARCH, List.of()).isEmpty();
    }
}
