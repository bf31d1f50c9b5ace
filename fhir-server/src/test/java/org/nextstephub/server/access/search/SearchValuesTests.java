package org.nextstephub.server.access.search;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.server.access.answer.PlainAnswer;

/** What a search may ask with: so much, and no more. */
class SearchValuesTests {

    private static Map<String, String[]> asked(InputLimit limit, int found) {
        String[] values =
                switch (limit) {
                    case PARAMETERS -> Stream.generate(() -> "a").limit(found).toArray(String[]::new);
                    case VALUES ->
                        new String[] {"a,".repeat(found / 2 - 1) + "a", "a,".repeat((found + 1) / 2 - 1) + "a"};
                    default -> new String[] {"x".repeat(found)};
                };
        return Map.of("identifier", values);
    }

    @ParameterizedTest
    @EnumSource(names = {"PARAMETERS", "VALUES", "VALUE"})
    void asksSoMuchAndNoMore(InputLimit limit) {
        assertThatCode(() -> SearchValues.check(asked(limit, limit.most()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> SearchValues.check(asked(limit, limit.most() + 1)))
                .isInstanceOf(PlainAnswer.class)
                .hasMessage(limit.rule());
    }

    @ParameterizedTest
    @CsvSource({"_count,-1", "_count,1e9", "_offset,-20", "_offset,99999999999", "_count,''"})
    void countsFromNought(String name, String value) {
        Map<String, String[]> asked = Map.of(name, new String[] {value});
        assertThatThrownBy(() -> SearchValues.check(asked)).isInstanceOf(InvalidRequestException.class);
    }
}
