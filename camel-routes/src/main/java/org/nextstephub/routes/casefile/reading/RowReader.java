package org.nextstephub.routes.casefile.reading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import org.nextstephub.profiles.InputLimit;

/**
 * The text of a table, given out row by row: a row that never ends, or one of a million cells, is not read to its end. The
 * library behind it has no such limit and would hold all of it.
 */
final class RowReader extends FilterReader {

    /** A row of the greatest length whose every character is a doubled quotation mark, and what is read ahead of it. */
    private static final int MAX_LENGTH = 2 * InputLimit.ROW.most() + 3 * InputLimit.COLUMNS.most() + 16 * 1024;

    /** The row is longer than a row can be. */
    static final class TooLong extends IOException {}

    private int ofThisRow;

    RowReader(String text) {
        super(new StringReader(text));
    }

    /** A row was complete. */
    void next() {
        ofThisRow = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        ofThisRow += Math.max(count, 0);
        if (ofThisRow > MAX_LENGTH) {
            throw new TooLong();
        }
        return count;
    }
}
