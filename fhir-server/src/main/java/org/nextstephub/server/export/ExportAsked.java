package org.nextstephub.server.export;

import static java.util.stream.Collectors.toCollection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.access.Role;

/**
 * What an export is asked with (Bulk Data Access IG 2.0, section Query Parameters).
 *
 * @param types types that were named; none means every one
 * @param filters searches that narrow a type, as they were given
 */
record ExportAsked(List<String> types, List<String> filters, Optional<Instant> since) {

    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    /** A comma within a filter parts values of one parameter; before another filter, the filters. */
    private static final String NEXT_FILTER = ",(?=[A-Z][A-Za-z]+\\?)";

    private static final Set<String> SHAPING =
            Set.of("_summary", "_total", "_sort", "_elements", "_count", "_offset", "_format", "_pretty");

    ExportAsked {
        types = List.copyOf(types);
        filters = List.copyOf(filters);
    }

    /** @throws IllegalArgumentException with words for the client */
    static ExportAsked of(Map<String, String[]> asked, Instant now) {
        for (String format : asked.getOrDefault("_outputFormat", new String[0])) {
            if (!FORMATS.contains(format.replace(' ', '+'))) {
                throw new IllegalArgumentException("_outputFormat is application/fhir+ndjson");
            }
        }
        List<String> types = values(asked, "_type", ",").toList();
        for (String type : types) {
            if (!isReported(type)) {
                throw new IllegalArgumentException(
                        "_type names a type of which there are no rows; /fhir/metadata lists them");
            }
        }
        List<String> filters = values(asked, "_typeFilter", NEXT_FILTER).toList();
        filters.forEach(filter -> check(filter, types));
        return new ExportAsked(types, filters, since(asked, now));
    }

    static boolean isReported(String type) {
        return AllowList.permits(Role.REPORTING, type, Interaction.SEARCH);
    }

    private static Stream<String> values(Map<String, String[]> asked, String name, String between) {
        return Arrays.stream(asked.getOrDefault(name, new String[0]))
                .flatMap(value -> Arrays.stream(value.split(between)))
                .filter(value -> !value.isBlank())
                .collect(toCollection(LinkedHashSet::new))
                .stream();
    }

    private static Optional<Instant> since(Map<String, String[]> asked, Instant now) {
        String[] given = asked.getOrDefault("_since", new String[0]);
        if (given.length == 0) {
            return Optional.empty();
        }
        Instant since = moment(given[0].replace(' ', '+'));
        if (since.isAfter(now)) {
            throw new IllegalArgumentException("_since lies ahead");
        }
        return Optional.of(since);
    }

    private static Instant moment(String text) {
        try {
            return text.length() == 10
                    ? TimeSpan.parse(text).map(TimeSpan::start).orElseThrow(ExportAsked::noTime)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw noTime();
        }
    }

    private static IllegalArgumentException noTime() {
        return new IllegalArgumentException(
                "_since is a time such as 2026-11-22T05:00:00Z: transactionTime of the export before");
    }

    private static void check(String filter, List<String> types) {
        String type = typeOf(filter);
        if (!filter.contains("?") || !isReported(type) || !(types.isEmpty() || types.contains(type))) {
            throw new IllegalArgumentException(
                    "_typeFilter is a search of a type that is exported, such as Task?status=completed");
        }
        Map<String, String[]> search = search(filter);
        boolean searchable = search.keySet().stream()
                .allMatch(name -> !SHAPING.contains(name)
                        && AllowList.permitsParameter(Role.REPORTING, type, Interaction.SEARCH, name));
        if (!searchable || search.isEmpty()) {
            throw new IllegalArgumentException(
                    "_typeFilter asks with a parameter that a search of " + type + " does not have");
        }
    }

    static String typeOf(String filter) {
        return filter.replaceFirst("\\?.*$", "");
    }

    /** The parameters of a filter with their values. */
    static Map<String, String[]> search(String filter) {
        Map<String, List<String>> search = new HashMap<>();
        for (String parameter : filter.substring(filter.indexOf('?') + 1).split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                search.computeIfAbsent(parameter.substring(0, equals), none -> new ArrayList<>())
                        .add(decoded(parameter.substring(equals + 1)));
            }
        }
        Map<String, String[]> values = new HashMap<>();
        search.forEach((name, each) -> values.put(name, each.toArray(String[]::new)));
        return values;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("A value of _typeFilter cannot be read", broken);
        }
    }
}
