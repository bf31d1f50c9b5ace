package org.nextstephub.server.console.numbers;

import java.time.YearMonth;
import java.util.List;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.plot.Stacks;
import org.nextstephub.server.console.plot.Stacks.Amount;
import org.nextstephub.server.console.plot.Stacks.Figure;

/** The plot of introductions before and after the end: a column a month, two stacked parts. */
final class Columns {

    private static final String BEFORE = "introduced-before-end";
    private static final String AFTER = "introduced-after-end";
    private static final int APART = 40;

    private Columns() {}

    static Stacks of(Months months, Words words) {
        return Stacks.of(
                months.all().stream().map(month -> figure(months, month, words)).toList(), APART);
    }

    private static Figure figure(Months months, YearMonth month, Words words) {
        int before = count(months, month, BEFORE);
        int after = count(months, month, AFTER);
        return new Figure(
                words.month(month).substring(0, 3),
                said(before, after),
                months.cell(month, BEFORE).isMasked()
                        || months.cell(month, AFTER).isMasked(),
                List.of(new Amount("before", before), new Amount("after", after)));
    }

    private static String said(int before, int after) {
        if (before == 0) {
            return "";
        }
        return after == 0 ? String.valueOf(before) : before + "+" + after;
    }

    private static int count(Months months, YearMonth month, String measure) {
        return months.cell(month, measure).count().orElse(0);
    }
}
