package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.answer.PlainAnswer;
import org.nextstephub.server.access.search.WholeDays;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Read and search of one type, and nothing else: HAPI's own providers bring operations that nobody may call. Pages are
 * asked for by offset, so that each is a search of its own: the gate sees it, and a withdrawal takes effect between two.
 * All that one search asks of the store and the registry is read in one transaction.
 */
final class SearchProvider<T extends Resource> implements IResourceProvider {

    private static final Set<String> PRESENTATION = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final int DEFAULT_COUNT = 20;
    static final int MOST = 1000;

    /** A page that is still not full after so many looks into the store is handed out as it is. */
    private static final int MOST_LOOKS = 10;

    private static final int FURTHER = 100;

    private static final int MOST_COUNTED = 5000;

    /** Of whom nothing is hidden but what the search itself leaves out. */
    private static final Set<Role> COUNTED_BY_THE_STORE = Set.of(Role.REPORTING, Role.PRIVACY);

    private final Class<T> type;
    private final IFhirResourceDao<T> dao;
    private final MatchUrlService urls;
    private final TransactionOperations searching;

    SearchProvider(Class<T> type, IFhirResourceDao<T> dao, MatchUrlService urls, TransactionOperations searching) {
        this.type = type;
        this.dao = dao;
        this.urls = urls;
        this.searching = searching;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    @Read
    public T read(@IdParam IdType id, ServletRequestDetails request) {
        return dao.read(id, request);
    }

    @Search(allowUnknownParams = true)
    public IBundleProvider search(ServletRequestDetails request) {
        Role role = AccessInterceptor.caller(request).orElseThrow().role();
        Map<String, String[]> asked =
                role == Role.REPORTING ? WholeDays.of(request.getParameters()) : new HashMap<>(request.getParameters());
        asked.keySet().removeAll(AccessInterceptor.judgedOnView(request));
        try {
            SearchParameterMap criteria = urls.translateMatchUrl(
                    type.getSimpleName() + "?" + query(asked, AccessInterceptor.narrows(request)),
                    request.getFhirContext().getResourceDefinition(type));
            int count = criteria.getCount() == null ? DEFAULT_COUNT : Math.min(criteria.getCount(), MOST);
            criteria.setCount(count);
            criteria.setOffset(criteria.getOffset() == null ? 0 : criteria.getOffset());
            if (COUNTED_BY_THE_STORE.contains(role)) {
                present(criteria, asked, role);
                return searching.execute(page -> page(criteria, request));
            }
            return searching.execute(page -> counted(criteria, asked, role, request));
        } catch (InvalidRequestException unreadable) {
            throw new InvalidRequestException("A search value cannot be read as its parameter's type");
        }
    }

    /** For a role to whom more may be hidden than a search can say: only what it sees is counted, by looking at all of it. */
    private IBundleProvider counted(
            SearchParameterMap criteria, Map<String, String[]> asked, Role role, ServletRequestDetails request) {
        SearchParameterMap plain = criteria.clone();
        if (first(asked, "_summary").equals("count")) {
            int seen = visible(plain, request);
            AccessInterceptor.endsWith(request, 0);
            return new SimpleBundleProvider(seen);
        }
        boolean totalled = first(asked, "_total").equals("accurate");
        criteria.setSort(SearchOrder.of(List.of(first(asked, "_sort").split(",")), role));
        IBundleProvider page = page(criteria, request);
        if (totalled) {
            int shown = AccessInterceptor.seen(request).size();
            NextPage.total(request, visible(plain, request));
            AccessInterceptor.endsWith(request, shown);
        }
        return page;
    }

    private int visible(SearchParameterMap criteria, ServletRequestDetails request) {
        AccessInterceptor.Rows rows = AccessInterceptor.rows(request);
        int seen = 0;
        int at = 0;
        int passed;
        do {
            if (at >= MOST_COUNTED) {
                throw new PlainAnswer(400, Issue.LIMIT, "More than " + MOST_COUNTED + " to count: narrow the search");
            }
            int before = rows.passed();
            seen += look(criteria, at, MOST, request).getResources(0, MOST).size();
            passed = rows.passed() - before;
            at += passed;
        } while (passed == MOST);
        return seen;
    }

    private IBundleProvider page(SearchParameterMap criteria, ServletRequestDetails request) {
        IBundleProvider page = dao.search(criteria.clone(), request, request.getServletResponse());
        return AccessInterceptor.rows(request).someHidden() ? filled(page, criteria, request) : page;
    }

    /**
     * A page of which something may not be shown is filled from the rows behind it: it looks as if there had been nothing
     * else, and leads on as far as there are rows.
     */
    private IBundleProvider filled(IBundleProvider first, SearchParameterMap criteria, ServletRequestDetails request) {
        int count = criteria.getCount();
        int offset = criteria.getOffset();
        AccessInterceptor.Rows rows = AccessInterceptor.rows(request);
        List<IBaseResource> shown = new ArrayList<>(first.getResources(0, count));
        boolean more = rows.passed() == count;
        for (int looks = 1; more && shown.size() < count && looks < MOST_LOOKS; looks++) {
            int before = rows.passed();
            shown.addAll(further(criteria, offset + before, request).getResources(0, FURTHER));
            more = rows.passed() - before == FURTHER;
        }
        if (shown.size() > count) {
            NextPage.at(request, offset + rows.passedAt(count));
            AccessInterceptor.endsWith(request, count);
        } else if (more) {
            NextPage.at(request, offset + rows.passed());
        } else {
            NextPage.none(request);
        }
        SimpleBundleProvider page = new SimpleBundleProvider(shown.subList(0, Math.min(count, shown.size())));
        page.setCurrentPageOffset(offset);
        page.setCurrentPageSize(count);
        return page;
    }

    /** The store takes offset and count from the request, whatever the criteria say. */
    private IBundleProvider further(SearchParameterMap criteria, int offset, ServletRequestDetails request) {
        return look(criteria, offset, FURTHER, request);
    }

    private IBundleProvider look(SearchParameterMap criteria, int offset, int count, ServletRequestDetails request) {
        Map<String, String[]> asked = request.getParameters();
        Map<String, String[]> further = new HashMap<>(asked);
        further.keySet().removeAll(Set.of("_summary", "_total"));
        further.put("_offset", new String[] {String.valueOf(offset)});
        further.put("_count", new String[] {String.valueOf(count)});
        request.setParameters(further);
        try {
            return dao.search(criteria.clone(), request, request.getServletResponse());
        } finally {
            request.setParameters(asked);
        }
    }

    /** What {@code translateMatchUrl} leaves out: order, totals and counting, which needs no order. */
    private static void present(SearchParameterMap criteria, Map<String, String[]> parameters, Role role) {
        if (first(parameters, "_summary").equals("count")) {
            criteria.setSummaryMode(SummaryEnum.COUNT);
            return;
        }
        criteria.setSort(SearchOrder.of(List.of(first(parameters, "_sort").split(",")), role));
        if (first(parameters, "_total").equals("accurate")) {
            criteria.setSearchTotalMode(SearchTotalModeEnum.ACCURATE);
        }
    }

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }

    private static String query(Map<String, String[]> asked, Map<String, String> narrows) {
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
