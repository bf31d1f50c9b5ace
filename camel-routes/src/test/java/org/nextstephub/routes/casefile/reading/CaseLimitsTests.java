package org.nextstephub.routes.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseContract;
import org.nextstephub.routes.casefile.contract.Column;

/** Every limit of a case file, in each form: so much is read, one more is not, and what is far over it costs little. */
class CaseLimitsTests {

    /** Bytes that may be made on the way to a refusal: the text itself, and what one row can hold. */
    private static final long MAX_BYTES = 40L * 1024 * 1024;

    static Stream<Arguments> limits() {
        return Stream.of(
                limit(
                        CaseFormat.CSV,
                        InputLimit.ROWS,
                        n -> csv("", Stream.generate(() -> "").limit(n))),
                limit(CaseFormat.CSV, InputLimit.COLUMNS, n -> csv(names(n - 1, ",x_"), Stream.of(",".repeat(n - 1)))),
                limit(CaseFormat.CSV, InputLimit.CELL, n -> csv(",notes", Stream.of("," + "n".repeat(n)))),
                limit(
                        CaseFormat.CSV,
                        InputLimit.ROW,
                        n -> csv(
                                names(9, ",x_"),
                                Stream.of((",\"" + "\"\"".repeat(n / 9) + "\"").repeat(8) + ","
                                        + "n".repeat(n - 8 * (n / 9) - CaseContract.VERSION.length())))),
                limit(CaseFormat.JSON, InputLimit.ROWS, n -> json(list("{\"event\":\"new\"}", n))),
                limit(CaseFormat.JSON, InputLimit.COLUMNS, n -> json("{" + members(n) + "}")),
                limit(CaseFormat.JSON, InputLimit.CELL, n -> json("{\"notes\":\"" + "n".repeat(n) + "\"}")),
                limit(CaseFormat.XML, InputLimit.ROWS, n -> xml("<row><event>new</event></row>".repeat(n))),
                limit(CaseFormat.XML, InputLimit.COLUMNS, n -> xml("<row>" + cells(n) + "</row>")),
                limit(CaseFormat.XML, InputLimit.CELL, n -> xml("<row><notes>" + "n".repeat(n) + "</notes></row>")),
                limit(CaseFormat.JSON, InputLimit.ROW, n -> json("{" + row(n, "\"%s\":\"%s\"", ",") + "}")),
                limit(CaseFormat.XML, InputLimit.ROW, n -> xml("<row>" + row(n, "<%1$s>%2$s</%1$s>", "") + "</row>")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("limits")
    void readsSoMuchAndNoMore(CaseFormat format, InputLimit limit, IntFunction<String> file) {
        assertThatCode(() -> format.read(bytes(file.apply(limit.most())))).doesNotThrowAnyException();
        assertRefused(format, file.apply(limit.most() + 1));
    }

    static Stream<Arguments> floods() {
        return Stream.of(
                Arguments.of("2.5 million lines", CaseFormat.CSV, "schema_version\n" + "a\n".repeat(2_490_000)),
                Arguments.of("empty lines", CaseFormat.CSV, "schema_version\n" + "\n".repeat(4_900_000)),
                Arguments.of("cells in a row", CaseFormat.CSV, "schema_version\n" + ",".repeat(4_900_000)),
                Arguments.of("cells in the header", CaseFormat.CSV, ",".repeat(4_900_000)),
                Arguments.of("a quoted cell", CaseFormat.CSV, "schema_version\n\"" + "\n".repeat(4_900_000)),
                Arguments.of("rows", CaseFormat.JSON, json(list("{}", 1_600_000))),
                Arguments.of("own members", CaseFormat.JSON, "{" + members(350_000) + "}"),
                Arguments.of("own members of a row", CaseFormat.JSON, json("{" + members(350_000) + "}")),
                Arguments.of("members inside", CaseFormat.JSON, json("{\"x_\":{" + members(350_000) + "}}")),
                Arguments.of("items inside", CaseFormat.JSON, "{\"x_\":[" + list("0", 2_400_000) + "]}"),
                Arguments.of("rows", CaseFormat.XML, xml("<row/>".repeat(800_000))),
                Arguments.of("cells", CaseFormat.XML, xml("<row>" + "<x_/>".repeat(900_000) + "</row>")));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("floods")
    void isNotFilledByAFile(String what, CaseFormat format, String file) {
        byte[] flood = bytes(file);
        assertThat(flood.length).isLessThanOrEqualTo(CaseFormat.MAX_BYTES);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> format.read(flood)).isInstanceOf(Unreadable.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MAX_BYTES);
    }

    private static void assertRefused(CaseFormat format, String file) {
        assertThatThrownBy(() -> format.read(bytes(file)))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.fault().issue()).contains(Issue.LIMIT));
    }

    private static Arguments limit(CaseFormat format, InputLimit limit, IntFunction<String> file) {
        return Arguments.of(format, limit, file);
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static String csv(String moreColumns, Stream<String> moreCells) {
        return moreCells
                .map(cells -> CaseContract.VERSION + cells)
                .collect(Collectors.joining("\n", "schema_version" + moreColumns + "\n", "\n"));
    }

    private static String json(String rows) {
        return "{\"schema_version\":\"nextstep-1.0\",\"rows\":[" + rows + "]}";
    }

    private static String xml(String rows) {
        return "<intake xmlns=\"" + CaseContract.NAMESPACE + "\" schema_version=\"nextstep-1.0\">" + rows + "</intake>";
    }

    private static String list(String item, int times) {
        return String.join(",", java.util.Collections.nCopies(times, item));
    }

    /** So many characters in cells that are each within their limit. */
    private static String row(int characters, String cell, String between) {
        List<Column> columns = List.of(Column.values()).subList(1, 10);
        int each = characters / 9;
        return IntStream.range(0, 9)
                .mapToObj(
                        i -> cell.formatted(columns.get(i).title(), "n".repeat(i == 8 ? characters - 8 * each : each)))
                .collect(Collectors.joining(between));
    }

    private static String names(int count, String before) {
        return IntStream.range(0, count).mapToObj(i -> before + i).collect(Collectors.joining());
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"x_" + i + "\":1").collect(Collectors.joining(","));
    }

    private static String cells(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<x_" + i + ">a</x_" + i + ">")
                .collect(Collectors.joining());
    }
}
