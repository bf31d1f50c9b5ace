package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nextstephub.server.access.Role;

/** A search as it was asked for, in the terms of the store. */
final class SearchQuery {

    private static final Set<String> PRESENTATION = Set.of("_format", "_pretty", "_summary", "_elements");

    private SearchQuery() {}

    /** What {@code translateMatchUrl} leaves out: order, totals and counting, which needs no order. */
    static void present(SearchParameterMap criteria, Map<String, String[]> parameters, Role role) {
        if (first(parameters, "_summary").equals("count")) {
            criteria.setSummaryMode(SummaryEnum.COUNT);
            return;
        }
        criteria.setSort(SearchOrder.of(List.of(first(parameters, "_sort").split(",")), role));
        if (first(parameters, "_total").equals("accurate")) {
            criteria.setSearchTotalMode(SearchTotalModeEnum.ACCURATE);
        }
    }

    /** The first value of a parameter; empty when it was not sent. */
    static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    /** The criteria as the store reads them: what was asked for, and what narrows it to the caller's. */
    static String of(Map<String, String[]> asked, Map<String, String> narrows) {
        Stream<String> parameters = asked.entrySet().stream()
                .filter(parameter -> !PRESENTATION.contains(parameter.getKey()))
                .flatMap(parameter ->
                        Arrays.stream(parameter.getValue()).map(value -> parameter(parameter.getKey(), value)));
        Stream<String> added =
                narrows.entrySet().stream().map(parameter -> parameter(parameter.getKey(), parameter.getValue()));
        return Stream.concat(parameters, added).distinct().collect(Collectors.joining("&"));
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
