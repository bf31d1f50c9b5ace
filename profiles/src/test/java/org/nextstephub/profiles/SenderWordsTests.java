package org.nextstephub.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for the words of senders: nothing of theirs, always the same, and only this hub's. */
class SenderWordsTests {

    private static final String FORM = "hash-[a-z2-7]{12}";

    private final SenderWords words = new SenderWords("a secret".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @ValueSource(strings = {"MSG00001", "Okafor, Amara", "hash-aaaaaaaaaaaa", "Élodie", "urn:uuid:1", " "})
    void aHashSaysNothingOfItsWord(String word) {
        assertThat(words.hash(word)).matches(FORM);
    }

    @Test
    void aWordAlwaysHasTheSameHash() {
        assertThat(words.hash("MSG00001"))
                .isEqualTo(new SenderWords("a secret".getBytes(StandardCharsets.US_ASCII)).hash("MSG00001"))
                .isEqualTo("hash-jzyvhgr3unxt");
    }

    @Test
    void anotherHubHasOtherHashes() {
        SenderWords others = new SenderWords("another".getBytes(StandardCharsets.US_ASCII));

        assertThat(others.hash("MSG00001")).isNotEqualTo(words.hash("MSG00001"));
    }

    @Test
    void theControlIdIsFoundInTheKeyOfItsMessage() {
        assertThat(words.hash("LGHEHR/LGH/MSG00001"))
                .isEqualTo(words.hash("LGHEHR") + "/" + words.hash("LGH") + "/" + words.hash("MSG00001"));
        assertThat(words.hash("LGHEHR//MSG00001")).endsWith("//" + words.hash("MSG00001"));
        assertThat(words.hash("a/b/c/d/e").split("/")).hasSize(3);
        assertThat(words.hash("")).isEmpty();
    }

    @Test
    void whoeverLooksMayHaveAWordAKeyOrAHash() {
        String kept = words.hash("LGHEHR/LGH/MSG00001");

        assertThat(words.sought("MSG00001")).containsExactly(words.hash("MSG00001"));
        assertThat(words.sought("LGHEHR/LGH/MSG00001")).contains(kept);
        assertThat(words.sought(kept)).contains(kept);
        assertThat(words.sought(words.hash("MSG00001"))).containsExactly(words.hash("MSG00001"));
        assertThat(words.sought("2026/11/1/7"))
                .anyMatch(hash -> words.hash("LGHEHR/LGH/2026/11/1/7").endsWith("/" + hash));
    }

    @Test
    void ofAKeyOnlyTheHubsOwnSystemsAreKept() {
        String own = Canonical.partnerNaming("lakeshore-hospital", "message");

        assertThat(words.kept(new MessageKey(own, "1"), "lakeshore-hospital").system())
                .isEqualTo(own);
        assertThat(words.kept(new MessageKey(own, "1"), "").system()).matches(Canonical.naming(FORM));
        assertThat(words.kept(new MessageKey("https://okafor.example/a/b/c", "1"), "lakeshore-hospital"))
                .satisfies(key -> assertThat(key.system()).matches(Canonical.naming(FORM)))
                .satisfies(key -> assertThat(key.value()).isEqualTo(words.hash("1")));
    }
}
