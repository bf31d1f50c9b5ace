package org.nextstephub.server.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.settings.HubSettings;

/** What peer support may tell less freely. */
class FactRulesTests {

    @Test
    void aFactIsToldAsTheProgrammeHasItUnlessItIsSet() {
        FactRules rules = rules(Map.of());
        assertThat(Fact.values()).allSatisfy(fact -> {
            assertThat(rules.isOff(fact)).isFalse();
            assertThat(rules.group(fact)).isEqualTo(fact.group());
        });
    }

    @Test
    void itIsSwitchedOffOrBoundToTheConsentToShareBack() {
        FactRules rules = rules(Map.of("introduced", HubSettings.Facts.OFF, "accepted", HubSettings.Facts.SHARE_BACK));
        assertThat(rules.isOff(Fact.INTRODUCED)).isTrue();
        assertThat(rules.isOff(Fact.ACCEPTED)).isFalse();
        assertThat(rules.group(Fact.ACCEPTED)).isEqualTo(Fact.Group.TRANSITION);
    }

    @Test
    void nobodyCanBeLeftUnanswered() {
        for (String always : new String[] {"received", "not-accepted", "closed", "paused", "attendance"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rules(Map.of(always, HubSettings.Facts.OFF)))
                    .withMessageContaining("not for " + always)
                    .withMessageContaining("introduced");
        }
    }

    private static FactRules rules(Map<String, HubSettings.Facts> facts) {
        return new FactRules(facts);
    }
}
