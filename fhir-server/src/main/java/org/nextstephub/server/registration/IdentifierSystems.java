package org.nextstephub.server.registration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.access.answer.PlainAnswer;

/**
 * The hub's identifier systems by which an agency is known. A misspelt one would be kept and never found: the agency would seem to
 * be registered, and each of its messages would be refused.
 */
final class IdentifierSystems {

    private static final String HOST = "nextstep-hub.example";

    private static final List<String> KNOWN = List.of(
            Canonical.PARTNER,
            Canonical.APPLICATION,
            Canonical.FACILITY,
            Canonical.TLS_SUBJECT,
            Canonical.SOURCE_ADDRESS,
            Canonical.naming("connexontario-organization"));

    private IdentifierSystems() {}

    /** @throws PlainAnswer 422 when the system is on the hub's own host and is none of these; others' systems pass */
    static void check(@Nullable String system, String element) {
        boolean ours = Optional.ofNullable(system)
                .map(written -> written.toLowerCase(Locale.ROOT))
                .filter(written -> written.contains(HOST))
                .isPresent();
        if (ours && !KNOWN.contains(system)) {
            throw new PlainAnswer(
                    422,
                    IssueType.VALUE,
                    element + ".system: the hub has no such identifier system; use one of " + String.join(", ", KNOWN));
        }
    }
}
