package org.nextstephub.server.pathway;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Canonical;

/** The mark of a record that is for nobody but the privacy officer, case by case: what an agency sent before a withdrawal. */
public final class Closed {

    private static final Coding CLOSED = new Coding(Canonical.codeSystem("ns-tag"), "closed", null);

    private Closed() {}

    public static boolean is(Resource resource) {
        return resource.getMeta().getTag(CLOSED.getSystem(), CLOSED.getCode()) != null;
    }

    /** Closes it; what is closed stays so. */
    public static <T extends Resource> T close(T resource) {
        if (!is(resource)) {
            resource.getMeta().addTag(CLOSED.copy());
        }
        return resource;
    }
}
