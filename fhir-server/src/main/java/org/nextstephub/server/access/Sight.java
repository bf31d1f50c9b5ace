package org.nextstephub.server.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** What of a stored resource a caller sees: all of it, another form of it, or nothing. */
public interface Sight {

    /** Empty when the caller may not even learn that it exists. */
    Optional<Resource> shown(Caller caller, Resource stored);

    /** The same for many at once, each in its place. */
    List<Optional<Resource>> shown(Caller caller, List<Resource> stored);

    /** Whether the caller sees what is stored under a reference such as {@code Task/1}. */
    boolean sees(Caller caller, String reference);

    /**
     * Search parameters that are added to a search of the caller for a type, so that it finds its own alone.
     *
     * @param asked what the caller itself asks for
     */
    Map<String, String> narrows(Caller caller, String type, Map<String, String[]> asked);
}
