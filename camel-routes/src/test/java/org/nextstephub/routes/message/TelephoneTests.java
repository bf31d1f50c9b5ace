package org.nextstephub.routes.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's number or nothing; never another subscriber's. */
class TelephoneTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "613-555-0178; +16135550178",
                "(613) 555-0178; +16135550178",
                "613.555.0178; +16135550178",
                "6135550178; +16135550178",
                "1 613 555 0178; +16135550178",
                "+16135550178; +16135550178",
                "+0016135550178; +16135550178",
                "001 613 555 0178; +16135550178",
                "011 1 613 555 0178; +16135550178",
                "tel:+1-613-555-0178; +16135550178",
                "+44 20 7946 0958; +442079460958",
                "(613) 555-0178 ext. 4512; +16135550178 ext. 4512",
                "613-555-0178 x12; +16135550178 ext. 12",
                "613-555-0178 # 1234; +16135550178 ext. 1234",
                "613-555-0178 poste 4512; +16135550178 ext. 4512",
                "613-555-0178, Ext 7; +16135550178 ext. 7"
            })
    void isReadAsPeopleWriteIt(String written, String read) {
        assertThat(Telephone.of(written)).get().extracting(Telephone::text).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "555-0178",
                "6.14E+09",
                "call me",
                "013-555-0178",
                "++16135550178",
                "613-555-017845",
                "613555017845",
                "+613555017845",
                "+61 3555 0178",
                "613 Jane Doe",
                "613-555-0178 613-555-0179",
                "0000000000",
                "5555555555",
                "unknown"
            })
    void whatMightBeSomebodyElsesIsNone(String written) {
        assertThat(Telephone.of(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 613 5550178; ''; +16135550178",
                "001; 613 5550178; ''; +16135550178",
                "+1; 613 555-0178; 4512; +16135550178 ext. 4512",
                "0111; 6135550178; ext 7; +16135550178 ext. 7",
                "''; 613 5550178; ''; +16135550178",
                "44; 20 79460958; ''; +442079460958",
                "0044; 20 79460958; ''; +442079460958"
            })
    void isPutTogetherFromItsParts(String country, String local, String extension, String read) {
        assertThat(Telephone.of(country, local, extension))
                .get()
                .extracting(Telephone::text)
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"GBR, 20 79460958", "61, 613 5550178", "1, 5550178", "'', 5550178"})
    void partsThatMakeNoNumberAreNone(String country, String local) {
        assertThat(Telephone.of(country, local, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "01 (613)555-0178X4512B123CAfter five; +16135550178 ext. 4512",
                "(613)555-0178; +16135550178",
                "(613)555-0178CAsk for Anna; +16135550178",
                "call 613-555-0178 after five; +16135550178",
                "613-555-0178 / 613-555-0199; +16135550178,+16135550199",
                "613-555-0178 or 343-555-0199 ext 3; +16135550178,+13435550199 ext. 3",
                "home 613-555-0178, sister 613-555-0178; +16135550178"
            })
    void isFoundAmongWords(String text, String read) {
        Telephone.Found found = Telephone.in(text);
        assertThat(String.join(
                        ",", found.numbers().stream().map(Telephone::text).toList()))
                .isEqualTo(read);
        assertThat(found.whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"613-555-0178 or 0199", "613-555-0178 45 78", "6135550178 and 555-0199"})
    void saysWhenDigitsAreLeftOver(String text) {
        Telephone.Found found = Telephone.in(text);
        assertThat(found.numbers()).extracting(Telephone::number).containsExactly("+16135550178");
        assertThat(found.whole()).isFalse();
    }

    @Test
    void takesNoPartOfALongRowOfDigits() {
        for (int digits = 12; digits <= 60; digits++) {
            String row = "6135550178".repeat(6).substring(0, digits);
            assertThat(Telephone.in(row).numbers()).as(row).isEmpty();
            assertThat(Telephone.in(row).whole()).isFalse();
        }
    }
}
