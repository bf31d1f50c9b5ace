package org.nextstephub.server.intake.message;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;

/** The entries of a Bundle that were given another full URL, by the names they had. */
final class Renamed {

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** A name that was given before is ambiguous. */
    void add(String old, String fresh) {
        if (names.putIfAbsent(old, fresh) != null) {
            ambiguous.add(old);
        }
    }

    /** Lets a reference go on to what it named; one that names nothing, or two things, stays as it is. */
    void follow(Reference reference) {
        String named = reference.getReference();
        if (names.containsKey(named) && !ambiguous.contains(named)) {
            reference.setReference(names.get(named));
        }
    }
}
