package org.nextstephub.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextstephub.server.access.AllowList.Interaction;

/** What a scope is enough for, and what of the scopes that are asked for is granted. */
class ScopesTests {

    @Test
    void everythingOnTheAllowListNeedsAScope() {
        assertThat(AllowList.rows()).allSatisfy(row -> assertThat(Scopes.needed(row.type(), row.interaction()))
                .as("%s %s", row.interaction(), row.type())
                .isNotEmpty());
        assertThat(Scopes.permit(Scopes.all(), "$unheard-of", Interaction.OPERATION))
                .as("an operation that is not named needs what nobody has")
                .isFalse();
    }

    @Test
    void discoveryListsTheLettersOfATypeTogether() {
        assertThat(Scopes.all())
                .contains("system/Consent.crus", "user/Contract.crus", "hub/client.write")
                .doesNotContain("system/AuditEvent.rs", "user/Patient.c");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "system/Task.rs, system/Task.rus, system/Task.rs",
                "system/Task.rus, system/Task.rs, system/Task.rs",
                "system/Task.read, system/Task.rus, system/Task.rs",
                "system/Task.write, system/Task.rus, system/Task.u",
                "system/Task.*, system/Task.s, system/Task.s",
                "system/*.read, system/Task.s system/Consent.c, system/Task.s",
                "system/*.*, system/Task.s hub/report.read, system/Task.s",
                "hub/report.read, system/Task.s hub/report.read, hub/report.read",
                "user/Task.s, system/Task.s, -",
                "system/Patient.rs, system/Task.rs, -",
                "system/Task.write, system/Task.rs, -",
                "system/Task., system/Task.rs, -",
                "system/Task.sr, system/Task.rs, -",
                "Task.rs, system/Task.rs, -",
            })
    void grantsWhatIsBothAskedForAndRegistered(String asked, String registered, String granted) {
        assertThat(AskedScopes.granted(words(asked), words(registered))).isEqualTo(words(granted));
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
    }
}
