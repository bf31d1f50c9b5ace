package org.nextstephub.server.intake.record.writer;

import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;

/** The extensions that are kept of a resource. */
final class KeptExtensions {

    private KeptExtensions() {}

    static void copy(DomainResource from, DomainResource to, Set<String> urls) {
        for (Extension extension : from.getExtension()) {
            if (extension.getUrl() != null && urls.contains(extension.getUrl())) {
                to.addExtension(extension.copy());
            }
        }
    }
}
