package org.nextstephub.server.telling;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nextstephub.server.settings.HubSettings;

/** Facts that peer support tells less freely than the programme lets it. */
final class FactRules {

    /** Why a fact that is switched off is withheld. */
    static final String SWITCHED_OFF = "switched-off";

    /** What nobody is to be left without: that it came in, that it was not taken up or is closed, what they did themselves. */
    private static final Set<Fact> ALWAYS = EnumSet.of(Fact.RECEIVED, Fact.NOT_ACCEPTED, Fact.CLOSED, Fact.PAUSED);

    private final Map<Fact, HubSettings.Facts> rules;

    /** @throws IllegalArgumentException when a rule is for a code that is unknown, or of a fact that is always told */
    FactRules(Map<String, HubSettings.Facts> set) {
        Map<String, Fact> known = EnumSet.complementOf(EnumSet.copyOf(ALWAYS)).stream()
                .collect(Collectors.toMap(Fact::code, fact -> fact));
        rules = new EnumMap<>(Fact.class);
        set.forEach((code, rule) -> {
            if (!known.containsKey(code)) {
                throw new IllegalArgumentException("nextstep.facts takes off or share-back for "
                        + known.keySet().stream().sorted().collect(Collectors.joining(", ")) + "; not for " + code);
            }
            rules.put(known.get(code), rule);
        });
    }

    boolean isOff(Fact fact) {
        return rules.get(fact) == HubSettings.Facts.OFF;
    }

    /** On what telling it rests here. */
    Fact.Group group(Fact fact) {
        return rules.get(fact) == HubSettings.Facts.SHARE_BACK ? Fact.Group.TRANSITION : fact.group();
    }
}
