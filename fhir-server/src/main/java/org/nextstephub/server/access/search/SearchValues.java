package org.nextstephub.server.access.search;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.access.answer.PlainAnswer;

/** Limits on the values of a search: what would make the store fail, or keep it busy for long, is refused first. */
public final class SearchValues {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private SearchValues() {}

    /**
     * @throws PlainAnswer when there are too many parameters or values, or one is too long
     * @throws InvalidRequestException when a page is not a number from 0 up
     */
    public static void check(Map<String, String[]> asked) {
        List<String> all = asked.values().stream().flatMap(Arrays::stream).toList();
        require(InputLimit.PARAMETERS, all.size());
        require(InputLimit.VALUE, all.stream().mapToInt(String::length).max().orElse(0));
        require(InputLimit.VALUES, all.stream().mapToLong(SearchValues::values).sum());
        for (String name : List.of("_count", "_offset")) {
            if (!Arrays.stream(asked.getOrDefault(name, new String[0]))
                    .allMatch(value -> NUMBER.matcher(value).matches())) {
                throw new InvalidRequestException(name + " is a number from 0 up");
            }
        }
    }

    /** Any of them is what is looked for; a comma parts them. */
    private static long values(String parameter) {
        return 1 + parameter.chars().filter(c -> c == ',').count();
    }

    private static void require(InputLimit limit, long found) {
        if (!limit.allows(found)) {
            throw new PlainAnswer(400, Issue.LIMIT, limit.rule());
        }
    }
}
