package org.nextstephub.server.console.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of stacked parts, at most 100 high, drawn from the foot up. A part that is there is seen, however small it is.
 *
 * @param apart from one column to the next
 */
public record Stacks(List<Column> columns, int apart) {

    private static final int HIGH = 100;
    private static final int STUB = 12;

    /**
     * What a column is to show.
     *
     * @param label below it; empty for none
     * @param said on top of it
     * @param unknown something of it is not told: drawn as a stub, never as nothing
     */
    public record Figure(String label, String said, boolean unknown, List<Amount> amounts) {

        int total() {
            return amounts.stream().mapToInt(Amount::count).sum();
        }
    }

    /** @param style name of a class */
    public record Amount(String style, int count) {}

    /** A column as it is drawn. */
    public record Column(int x, int top, String label, String said, List<Part> parts) {}

    /** A part of a column as it is drawn. */
    public record Part(String style, int top, int height) {}

    public static Stacks of(List<Figure> figures, int apart) {
        int most = Math.max(1, figures.stream().mapToInt(Figure::total).max().orElse(1));
        List<Column> columns = new ArrayList<>();
        for (Figure figure : figures) {
            columns.add(column(figure, columns.size() * apart, most));
        }
        return new Stacks(List.copyOf(columns), apart);
    }

    private static Column column(Figure figure, int x, int most) {
        List<Part> parts = new ArrayList<>();
        int top = HIGH;
        for (Amount amount : figure.amounts()) {
            int height = amount.count() == 0 ? 0 : Math.max(1, amount.count() * HIGH / most);
            top -= height;
            if (height > 0) {
                parts.add(new Part(amount.style(), top, height));
            }
        }
        if (figure.unknown()) {
            parts.add(new Part("masked", HIGH - STUB, STUB));
        }
        return new Column(x, top, figure.label(), figure.said(), List.copyOf(parts));
    }

    /** Nothing to draw. */
    public boolean isEmpty() {
        return columns.stream().allMatch(column -> column.parts().isEmpty());
    }

    public int width() {
        return Math.max(1, columns.size()) * apart;
    }

    /** Of a column; the rest is the space between two. */
    public int bar() {
        return apart * 11 / 20;
    }

    /** From where a column has its place to where it begins. */
    public int inset() {
        return (apart - bar()) / 2;
    }
}
