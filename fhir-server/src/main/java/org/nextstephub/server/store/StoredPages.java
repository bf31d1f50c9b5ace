package org.nextstephub.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All resources of a type that meet one of several searches, a page at a time: of any number of them no more than a page is held.
 * A page begins behind the last one's newest row, not after so many rows, so that nothing is missed when rows leave meanwhile.
 */
@Component
public class StoredPages {

    private static final int PAGE = 500;
    private static final Instant EVER = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("2900-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final DaoRegistry daos;
    private final MatchUrlService urls;
    private final FhirContext fhir;

    StoredPages(JdbcClient jdbc, DaoRegistry daos, MatchUrlService urls, FhirContext fhir) {
        this.jdbc = jdbc;
        this.daos = daos;
        this.urls = urls;
        this.fhir = fhir;
    }

    /**
     * Where one page ends and the next begins.
     *
     * @param changedSince rows that have not changed since then are passed over
     * @param cameBefore rows that came from then on are passed over, too
     */
    public record Span(String type, Optional<Instant> changedSince, Optional<Instant> cameBefore) {}

    /** What is done with a page; it may fail as connections do. */
    @FunctionalInterface
    public interface PageUse<E extends Exception> {
        void accept(List<Resource> page) throws E;
    }

    private record Row(long number, String id) {}

    /** @param searches parameters with their values, as in an address but not encoded; a row is there that meets one of them */
    public <E extends Exception> void each(Span span, List<Map<String, String[]>> searches, PageUse<E> use) throws E {
        List<String> queries = searches.stream().map(StoredPages::query).toList();
        List<Row> rows = after(span, Long.MIN_VALUE);
        while (!rows.isEmpty()) {
            Map<String, Resource> found = new HashMap<>();
            for (String query : queries) {
                matching(span.type(), query, rows)
                        .forEach(each -> found.put(each.getIdElement().getIdPart(), each));
            }
            use.accept(rows.stream()
                    .map(Row::id)
                    .filter(found::containsKey)
                    .map(found::get)
                    .toList());
            rows = after(span, rows.get(rows.size() - 1).number());
        }
    }

    /** Whether the values of a search are of their parameters' types. */
    public boolean canBeRead(String type, Map<String, String[]> search) {
        try {
            urls.translateMatchUrl(type + "?" + query(search), fhir.getResourceDefinition(type));
            return true;
        } catch (InvalidRequestException | DataFormatException unreadable) {
            return false;
        }
    }

    private List<Row> after(Span span, long number) {
        return jdbc.sql("select res_id, fhir_id from hfj_resource where res_type = ? and res_deleted_at is null"
                        + " and res_id > ? and res_updated >= ? and res_published < ? order by res_id limit " + PAGE)
                .params(
                        span.type(),
                        number,
                        Timestamp.from(span.changedSince().orElse(EVER)),
                        Timestamp.from(span.cameBefore().orElse(NEVER)))
                .query((row, n) -> new Row(row.getLong(1), row.getString(2)))
                .list();
    }

    private List<Resource> matching(String type, String query, List<Row> rows) {
        SearchParameterMap criteria = urls.translateMatchUrl(type + "?" + query, fhir.getResourceDefinition(type));
        TokenOrListParam ids = new TokenOrListParam();
        rows.forEach(row -> ids.add(row.id()));
        criteria.add("_id", ids);
        criteria.setLoadSynchronous(true);
        return daos.getResourceDao(type).search(criteria, new SystemRequestDetails()).getAllResources().stream()
                .map(Resource.class::cast)
                .toList();
    }

    private static String query(Map<String, String[]> search) {
        return search.entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }
}
