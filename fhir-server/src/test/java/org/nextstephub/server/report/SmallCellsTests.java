package org.nextstephub.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** No number that could tell of somebody is told, nor can be reckoned. */
class SmallCellsTests {

    @Test
    void numbersThatAreLargeEnoughAreTold() {
        SmallCells cells = SmallCells.of(Map.of("one", 5, "two", 0, "three", 12));
        assertThat(cells.shown()).isEqualTo(Map.of("one", 5, "two", 0, "three", 12));
        assertThat(cells.total()).hasValue(17);
    }

    @Test
    void aSmallOneTakesTheSmallestOtherWithIt() {
        SmallCells cells = SmallCells.of(Map.of("one", 3, "two", 7, "three", 12));
        assertThat(cells.shown()).isEqualTo(Map.of("three", 12));
        assertThat(cells.total()).hasValue(22);
    }

    @Test
    void aSmallOneByItselfHasNoTotal() {
        SmallCells cells = SmallCells.of(Map.of("one", 4));
        assertThat(cells.shown()).isEmpty();
        assertThat(cells.total()).isEmpty();
    }

    @Test
    void aNoughtHidesNobody() {
        SmallCells cells = SmallCells.of(Map.of("one", 3, "two", 0, "three", 20));
        assertThat(cells.shown()).isEqualTo(Map.of("two", 0));
        assertThat(cells.total()).hasValue(23);
    }

    @Test
    void twoSmallOnesThatMakeASmallOneTakeAThirdWithThem() {
        SmallCells cells = SmallCells.of(Map.of("one", 1, "two", 2, "three", 7, "four", 9));
        assertThat(cells.shown()).isEqualTo(Map.of("four", 9));
        assertThat(cells.total()).hasValue(19);
    }

    @Test
    void nothingAtAllIsTold() {
        assertThat(SmallCells.of(Map.of()).total()).hasValue(0);
    }

    @Property(tries = 2000)
    void noSmallNumberIsToldOrLeftAloneUnderATotal(
            @ForAll @Size(max = 8)
                    Map<
                                    @net.jqwik.api.constraints.AlphaChars @net.jqwik.api.constraints.StringLength(1)
                                    String,
                                    @IntRange(max = 30) Integer>
                            numbers) {
        SmallCells cells = SmallCells.of(new TreeMap<>(numbers));
        assertThat(cells.shown().values()).noneMatch(number -> number > 0 && number < 5);
        assertThat(cells.shown().size() + cells.masked().size()).isEqualTo(numbers.size());
        if (cells.total().isPresent()) {
            assertThat(cells.masked().size()).isNotEqualTo(1);
            assertThat(cells.total().getAsInt()).matches(total -> total == 0 || total >= 5);
            int shown =
                    cells.shown().values().stream().mapToInt(Integer::intValue).sum();
            assertThat(cells.total().getAsInt() - shown)
                    .as("what is left out together")
                    .matches(rest -> rest == 0 || rest >= 5);
        }
    }
}
