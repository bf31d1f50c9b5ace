package org.nextstephub.routes.casefile.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Telephone;

/**
 * The form that the values of a column have. Every value is text; nothing is guessed and nothing is repaired.
 *
 * @param longest most characters
 * @param codes the words that are allowed, for {@link Kind#CODE} and {@link Kind#CODES}
 */
public record Form(Kind kind, int longest, List<String> codes) {

    /** A family of forms, with the pattern that the published schemas show; empty where any text is allowed. */
    public enum Kind {
        KEY("[A-Za-z0-9._][A-Za-z0-9._-]*", Hint.KEY),
        PRINTABLE("[!-~]([ -~]*[!-~])?", Hint.PRINTABLE),
        CODE("", Hint.CODE),
        CODES("", Hint.CODE),
        DATE("\\d{4}-\\d{2}-\\d{2}", Hint.DATE),
        TIME("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})", Hint.TIME),
        DATE_OR_TIME("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?", Hint.DATE),
        HEALTH_NUMBER("[A-Za-z0-9 -]{5,24}", Hint.CHECK_DIGIT),
        LETTERS("[A-Za-z]{1,2}", Hint.CODE),
        PROVINCE("[A-Za-z]{2}", Hint.CODE),
        POSTAL_CODE("[A-Za-z]\\d[A-Za-z][ -]?\\d[A-Za-z]\\d", Hint.CODE),
        LANGUAGE("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", Hint.CODE),
        PHONE("[+(]?[0-9 ().-]{7,24}( ?(x|ext\\.?|poste) ?[0-9]{1,7})?", Hint.PHONE),
        EMAIL("[^\\s@<>,;\"=+-][^\\s@<>,;\"]{0,63}@[A-Za-z0-9.-]{1,190}", Hint.EMAIL),
        /** Text on one line, as a name is. */
        LINE("[^\\r\\n\\t]*", Hint.ONE_LINE),
        TEXT("", Hint.CHARACTER);

        private final Pattern pattern;
        private final Hint hint;

        Kind(String pattern, Hint hint) {
            this.pattern = Pattern.compile(pattern.isEmpty() ? "(?s).*" : pattern);
            this.hint = hint;
        }

        /** The pattern for a schema; empty where it says nothing. */
        String schemaPattern() {
            return pattern.pattern().startsWith("(?s)") ? "" : pattern.pattern();
        }
    }

    /** Why a value is not of its form. */
    public record Misfit(Condition condition, Hint hint) {}

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE][+-]?\\d{1,3}");
    private static final Pattern DAY_MONTH = Pattern.compile("\\d{1,4}[/.]\\d{1,2}[/.]\\d{1,4}.*");
    private static final Pattern SERIAL_NUMBER = Pattern.compile("\\d{5}([.,]\\d+)?");

    static Form of(Kind kind, int longest) {
        return new Form(kind, longest, List.of());
    }

    static Form code(String... codes) {
        return new Form(Kind.CODE, 64, List.of(codes));
    }

    static Form codes(List<String> codes) {
        return new Form(Kind.CODES, 1000, codes);
    }

    /** What is wrong with a value that is there; empty when it fits. */
    public Optional<Misfit> misfit(String value) {
        if (isText()) {
            return value.length() > longest
                    ? misfit(Condition.TOO_LONG, kind.hint)
                    : matches(value) ? Optional.empty() : misfit(Condition.DATA_TYPE, kind.hint);
        }
        if ("=+-@\t\r".indexOf(value.charAt(0)) >= 0 && !(kind == Kind.PHONE && value.charAt(0) == '+')) {
            return misfit(Condition.DATA_TYPE, Hint.FORMULA);
        }
        if (value.length() > longest) {
            return misfit(Condition.TOO_LONG, kind.hint);
        }
        if (SCIENTIFIC.matcher(value).matches()) {
            return misfit(Condition.DATA_TYPE, Hint.SCIENTIFIC);
        }
        return switch (kind) {
            case CODE -> codes.contains(value) || codes.isEmpty() ? Optional.empty() : unknownCode();
            case CODES -> codes.containsAll(List.of(value.split("\\s*;\\s*"))) ? Optional.empty() : unknownCode();
            case DATE, TIME, DATE_OR_TIME -> date(value);
            case PHONE ->
                matches(value) && Telephone.of(value).isPresent()
                        ? Optional.empty()
                        : misfit(Condition.DATA_TYPE, Hint.PHONE);
            default -> matches(value) ? Optional.empty() : misfit(Condition.DATA_TYPE, kind.hint);
        };
    }

    /** Whether any text is allowed, also one that begins like a formula. */
    boolean isText() {
        return kind == Kind.TEXT || kind == Kind.LINE;
    }

    private boolean matches(String value) {
        return kind.pattern.matcher(value).matches();
    }

    private Optional<Misfit> date(String value) {
        if (DAY_MONTH.matcher(value).matches()) {
            return misfit(Condition.DATA_TYPE, Hint.DAY_MONTH);
        }
        if (SERIAL_NUMBER.matcher(value).matches()) {
            return misfit(Condition.DATA_TYPE, Hint.DATE_NUMBER);
        }
        return matches(value) && isPossible(value) ? Optional.empty() : misfit(Condition.DATA_TYPE, kind.hint);
    }

    private static boolean isPossible(String value) {
        try {
            if (value.length() == 10) {
                LocalDate.parse(value);
            } else {
                OffsetDateTime.parse(value);
            }
            return true;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private static Optional<Misfit> unknownCode() {
        return misfit(Condition.TABLE_VALUE, Hint.CODE);
    }

    private static Optional<Misfit> misfit(Condition condition, Hint hint) {
        return Optional.of(new Misfit(condition, hint));
    }
}
