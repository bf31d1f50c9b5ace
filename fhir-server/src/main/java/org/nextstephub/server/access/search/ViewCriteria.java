package org.nextstephub.server.access.search;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;

/**
 * Search criteria that are judged on what the caller is shown, never on what is stored: a partner that could search for
 * tasks on hold would find the pause that its view of the task does not show.
 */
public final class ViewCriteria {

    /** Parameters that the store is not asked about for a partner; the order would tell of hidden changes too. */
    public static final Set<String> OF_A_PARTNER = Set.of("status", "business-status", "_lastUpdated", "_sort");

    private ViewCriteria() {}

    /** @throws InvalidRequestException when a date among them cannot be read */
    public static void check(Map<String, String[]> asked) {
        try {
            dates(asked, new Date());
        } catch (DataFormatException unreadable) {
            throw new InvalidRequestException("_lastUpdated is a date or an instant");
        }
    }

    /** Whether the task as it is shown meets what was asked for. */
    public static boolean match(Task shown, Map<String, String[]> asked) {
        Coding status =
                new Coding("http://hl7.org/fhir/task-status", shown.getStatus().toCode(), null);
        Coding business = shown.getBusinessStatus().getCodingFirstRep();
        return tokens(asked, "status", status)
                && tokens(asked, "business-status", business)
                && dates(asked, shown.getMeta().getLastUpdated());
    }

    private static boolean tokens(Map<String, String[]> asked, String name, Coding shown) {
        return Arrays.stream(asked.getOrDefault(name, new String[0]))
                .allMatch(value -> Arrays.stream(value.split(",")).anyMatch(token -> isToken(token, shown)));
    }

    private static boolean isToken(String token, Coding shown) {
        int bar = token.indexOf('|');
        boolean systemFits = bar < 0 || token.substring(0, bar).equals(shown.getSystem());
        return systemFits && token.substring(bar + 1).equals(shown.getCode());
    }

    private static boolean dates(Map<String, String[]> asked, Date shown) {
        return Arrays.stream(asked.getOrDefault("_lastUpdated", new String[0]))
                .map(value -> new DateRangeParam(new DateParam(value)))
                .allMatch(range -> isWithin(range, shown));
    }

    private static boolean isWithin(DateRangeParam range, Date shown) {
        Date from = range.getLowerBoundAsInstant();
        Date to = range.getUpperBoundAsInstant();
        return (from == null || !shown.before(from)) && (to == null || !shown.after(to));
    }
}
