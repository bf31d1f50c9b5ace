package org.nextstephub.server.consent;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;

/** Every reference inside a resource, at any depth, extensions and contained resources included. */
public final class References {

    private References() {}

    public static Stream<Reference> in(Base element) {
        Stream<Reference> within = element.children().stream()
                .flatMap(child -> child.getValues().stream())
                .flatMap(References::in);
        return element instanceof Reference reference ? Stream.concat(Stream.of(reference), within) : within;
    }
}
