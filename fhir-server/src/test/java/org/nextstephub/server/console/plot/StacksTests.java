package org.nextstephub.server.console.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.console.plot.Stacks.Amount;
import org.nextstephub.server.console.plot.Stacks.Figure;
import org.nextstephub.server.console.plot.Stacks.Part;

/** Columns of stacked parts: in proportion, from the foot up, and nothing that is there is lost. */
class StacksTests {

    private static Figure figure(boolean unknown, int lower, int upper) {
        return new Figure("Nov", "", unknown, List.of(new Amount("before", lower), new Amount("after", upper)));
    }

    @Test
    void stacksInProportionToTheHighest() {
        Stacks plot = Stacks.of(List.of(figure(false, 3, 1), figure(false, 2, 0)), 40);
        assertThat(plot.columns().get(0).parts()).containsExactly(new Part("before", 25, 75), new Part("after", 0, 25));
        assertThat(plot.columns().get(1).parts()).containsExactly(new Part("before", 50, 50));
        assertThat(plot.columns().get(1).x()).isEqualTo(40);
        assertThat(plot.width()).isEqualTo(80);
    }

    @Test
    void drawsTheSmallestAndWhatIsNotTold() {
        Stacks plot = Stacks.of(List.of(figure(false, 1, 0), figure(false, 500, 0), figure(true, 0, 0)), 40);
        assertThat(plot.columns().get(0).parts()).containsExactly(new Part("before", 99, 1));
        assertThat(plot.columns().get(2).parts()).containsExactly(new Part("masked", 88, 12));
        assertThat(plot.isEmpty()).isFalse();
        assertThat(Stacks.of(List.of(figure(false, 0, 0)), 40).isEmpty()).isTrue();
        assertThat(Stacks.of(List.of(), 40).width()).isEqualTo(40);
    }
}
