package org.nextstephub.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.server.access.AllowList.Interaction;

/** The records that a call of peer support touches: what it changes, and all that a worker writes about. */
final class TouchedRecords {

    private TouchedRecords() {}

    /** References to them, such as {@code Task/1}. */
    static Stream<String> of(Caller caller, RequestDetails request, Interaction interaction) {
        return switch (interaction) {
            case UPDATE, OPERATION ->
                Stream.of(request.getResourceName() + "/" + request.getId().getIdPart());
            case CREATE -> caller.role() == Role.WORKER ? references(request) : Stream.empty();
            case READ, SEARCH -> Stream.empty();
        };
    }

    private static Stream<String> references(RequestDetails request) {
        return request
                .getFhirContext()
                .newTerser()
                .getAllPopulatedChildElementsOfType(request.getResource(), Reference.class)
                .stream()
                .filter(Reference::hasReference)
                .map(Reference::getReference);
    }
}
