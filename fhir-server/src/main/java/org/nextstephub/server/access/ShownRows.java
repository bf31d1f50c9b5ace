package org.nextstephub.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Which rows of the store a request came past, and what of them its caller was shown. */
public final class ShownRows {

    private static final String OF_A_REQUEST = ShownRows.class.getName();

    /** A resource as it is stored, and in the form that the caller saw. */
    public record Seen(Resource stored, Resource shown) {}

    private final List<Seen> seen = new ArrayList<>();
    private final List<Integer> shownAt = new ArrayList<>();
    private int passed;

    private ShownRows() {}

    /** What this request came past so far. */
    public static ShownRows of(RequestDetails request) {
        return (ShownRows) request.getUserData().computeIfAbsent(OF_A_REQUEST, none -> new ShownRows());
    }

    void pass(Resource stored, Optional<Resource> shown) {
        passed++;
        shown.ifPresent(view -> {
            shownAt.add(passed);
            seen.add(new Seen(stored, view));
        });
    }

    /** What the caller has been shown so far. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public int passed() {
        return passed;
    }

    public boolean someHidden() {
        return shownAt.size() < passed;
    }

    /** How many rows had been passed when the nth was shown. */
    public int passedAt(int nth) {
        return shownAt.get(nth - 1);
    }

    /** The answer ends with the nth that was shown: the caller did not see those after it. */
    public void endWith(int nth) {
        seen.subList(nth, seen.size()).clear();
    }
}
