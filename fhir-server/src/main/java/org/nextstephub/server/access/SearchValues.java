package org.nextstephub.server.access;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a search may ask with: values on which the store would fail are refused before it is asked. */
final class SearchValues {

    private static final int MAX_LENGTH = 1000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private SearchValues() {}

    /** @throws InvalidRequestException when a value is too long, or a page is no number from nought up */
    static void check(Map<String, String[]> asked) {
        if (asked.values().stream().flatMap(Arrays::stream).anyMatch(value -> value.length() > MAX_LENGTH)) {
            throw new InvalidRequestException("A search value has more than " + MAX_LENGTH + " characters");
        }
        for (String name : List.of("_count", "_offset")) {
            if (!Arrays.stream(asked.getOrDefault(name, new String[0]))
                    .allMatch(value -> NUMBER.matcher(value).matches())) {
                throw new InvalidRequestException(name + " is a number from 0 up");
            }
        }
    }
}
