package org.nextstephub.server.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.nextstephub.server.access.AllowList.Interaction;

/** Asks the allow-list for one request. */
public final class Access {

    private Access() {}

    /** Why the request is refused; empty when it is allowed. */
    public static Optional<Objection> objection(
            Caller caller, String type, Interaction interaction, Collection<String> parameters) {
        if (!AllowList.permits(caller.role(), type, interaction)) {
            String what = interaction == Interaction.OPERATION
                    ? "call this"
                    : interaction.name().toLowerCase(java.util.Locale.ROOT);
            return Optional.of(Objection.ofRole("Role " + caller.role().code() + " may not " + what
                    + " here; the CapabilityStatement at /fhir/metadata lists what it may"));
        }
        if (!Scopes.permit(caller.scopes(), type, interaction)) {
            return Optional.of(Objection.ofScope(Scopes.needed(type, interaction)));
        }
        return parameters.stream()
                .filter(parameter -> !AllowList.permitsParameter(caller.role(), type, interaction, parameter))
                .findFirst()
                .map(parameter -> Objection.ofRole("The parameter " + plain(parameter) + " is not on the list for role "
                        + caller.role().code()));
    }

    /** Why a search may not be put into the order that it asks for; empty when it may. */
    static Optional<Objection> objectionToOrder(Caller caller, String type, String... asked) {
        return Arrays.stream(asked)
                .flatMap(order -> Arrays.stream(order.split(",")))
                .map(name -> name.startsWith("-") ? name.substring(1) : name)
                .filter(name -> !name.isEmpty() && !AllowList.permitsOrder(caller.role(), type, name))
                .findFirst()
                .map(name -> Objection.ofRole("The order by " + plain(name) + " is not on the list for role "
                        + caller.role().code()));
    }

    private static String plain(String name) {
        return name.matches("[A-Za-z_-]{1,40}(:[a-z-]{1,20})?") ? name : "(unnamed)";
    }
}
