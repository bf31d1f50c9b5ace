package org.nextstephub.server.report;

import java.util.Map;
import java.util.TreeMap;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;

/** Numbers of every partner: one with nothing to count is counted as 0, so that its absence reveals nothing. */
final class EveryPartner {

    private final PartnerRegistry registry;

    EveryPartner(PartnerRegistry registry) {
        this.registry = registry;
    }

    SmallCells of(Map<String, Integer> counted) {
        Map<String, Integer> all = new TreeMap<>(counted);
        registry.all().stream()
                .map(Partner::code)
                .filter(code -> !code.equals(Canonical.PSSEO))
                .forEach(code -> all.putIfAbsent(code, 0));
        return SmallCells.of(all);
    }
}
