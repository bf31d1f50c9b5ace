package org.nextstephub.routes.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.routes.hl7v2.V2Translator;
import org.nextstephub.routes.hub.RegisteredPartner;

/** The demo partners, for translating without a hub. */
final class OfflinePartners {

    private static final List<RegisteredPartner> DEMO = List.of(
            partner("lakeshore-hospital", "LGHEHR", "LGH"),
            partner("rideau-clinic", "RDCEMR", "RDC"),
            partner("quinte-clinic", "QCCEMR", "QCC"));

    private OfflinePartners() {}

    private static RegisteredPartner partner(String code, String application, String facility) {
        return new RegisteredPartner(
                code,
                List.of(application),
                List.of(facility),
                List.of(),
                List.of(),
                true,
                Map.of("mrn-namespace", facility),
                Map.of(),
                Set.of());
    }

    /** The demo partner that hands in case files, or another by its code, with any programme. */
    static RegisteredPartner ofCaseFile(String code) {
        return new RegisteredPartner(
                code, List.of(), List.of(), List.of(), List.of(), true, Map.of(), Map.of(), Set.of("ICM"));
    }

    /** The demo partner that sent the message, or an unregistered one made from its header. */
    static RegisteredPartner of(byte[] message) {
        List<String> sender = V2Translator.sender(message).orElse(List.of("UNKNOWN", "UNKNOWN"));
        Optional<RegisteredPartner> known = DEMO.stream()
                .filter(partner -> partner.applications().contains(sender.get(0))
                        && partner.facilities().contains(sender.get(1)))
                .findFirst();
        return known.orElseGet(() -> partner("some-partner", sender.get(0), sender.get(1)));
    }
}
