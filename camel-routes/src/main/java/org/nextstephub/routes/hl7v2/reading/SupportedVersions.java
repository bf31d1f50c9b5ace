package org.nextstephub.routes.hl7v2.reading;

import java.util.Set;

/** Versions of HL7 v2 (table 0104) that are understood. */
public final class SupportedVersions {

    private static final Set<String> ALL =
            Set.of("2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8", "2.8.1");

    private SupportedVersions() {}

    public static boolean contains(String version) {
        return ALL.contains(version);
    }
}
