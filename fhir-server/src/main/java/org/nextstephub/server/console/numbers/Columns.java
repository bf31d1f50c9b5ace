package org.nextstephub.server.console.numbers;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.numbers.Months.Cell;

/**
 * The plot of introductions before and after the end: a column a month, two stacked parts, 40 units apart and at most 100
 * high. A number that is masked is a stub, never nothing.
 */
record Columns(List<Column> columns, int width) {

    private static final int APART = 40;
    private static final int HIGH = 100;

    /**
     * One month.
     *
     * @param before height of the part before the end
     * @param after height of the part after it
     * @param masked something of it is masked
     */
    record Column(int x, int before, int after, boolean masked, String label, String beforeCount, String afterCount) {

        public int beforeTop() {
            return HIGH - before;
        }

        public int afterTop() {
            return HIGH - before - after;
        }
    }

    /** Nothing to draw: nobody was introduced, and nothing is masked. */
    public boolean isEmpty() {
        return columns.stream().allMatch(column -> column.before + column.after == 0 && !column.masked);
    }

    static Columns of(Months months, Words words) {
        List<YearMonth> all = months.all();
        int most = all.stream()
                .mapToInt(month ->
                        count(months, month, "introduced-before-end") + count(months, month, "introduced-after-end"))
                .max()
                .orElse(0);
        List<Column> columns = IntStream.range(0, all.size())
                .mapToObj(at -> column(months, all.get(at), at * APART, Math.max(most, 1), words))
                .toList();
        return new Columns(columns, Math.max(1, all.size()) * APART);
    }

    private static Column column(Months months, YearMonth month, int x, int most, Words words) {
        int before = count(months, month, "introduced-before-end");
        int after = count(months, month, "introduced-after-end");
        boolean masked = isMasked(months.cell(month, "introduced-before-end"))
                || isMasked(months.cell(month, "introduced-after-end"));
        return new Column(
                x,
                before * HIGH / most,
                after * HIGH / most,
                masked,
                words.month(month).substring(0, 3),
                before == 0 ? "" : String.valueOf(before),
                after == 0 ? "" : String.valueOf(after));
    }

    private static boolean isMasked(Cell cell) {
        return cell.isMasked();
    }

    private static int count(Months months, YearMonth month, String measure) {
        return months.cell(month, measure).count().orElse(0);
    }
}
