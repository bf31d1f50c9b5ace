package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.nextstephub.server.access.AccessInterceptor;
import org.nextstephub.server.access.Role;
import org.nextstephub.server.access.ShownRows;
import org.nextstephub.server.access.search.WholeDays;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Read and search of one type, and nothing else: HAPI's own providers bring operations that nobody may call. Pages are
 * asked for by offset, so that each is a search of its own: the gate sees it, and a withdrawal takes effect between two.
 * All that one search asks of the store and the registry is read in one transaction.
 */
final class SearchProvider<T extends Resource> implements IResourceProvider {

    private static final int DEFAULT_COUNT = 20;
    static final int MAX_COUNT = 1000;

    /** Of whom nothing is hidden but what the search itself leaves out. */
    private static final Set<Role> COUNTED_BY_THE_STORE = Set.of(Role.REPORTING, Role.PRIVACY);

    private final Class<T> type;
    private final IFhirResourceDao<T> dao;
    private final VisiblePages pages;
    private final MatchUrlService urls;
    private final TransactionOperations searching;

    SearchProvider(Class<T> type, IFhirResourceDao<T> dao, MatchUrlService urls, TransactionOperations searching) {
        this.type = type;
        this.dao = dao;
        this.pages = new VisiblePages(dao);
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
                    type.getSimpleName() + "?" + SearchQuery.of(asked, AccessInterceptor.narrows(request)),
                    request.getFhirContext().getResourceDefinition(type));
            int count = criteria.getCount() == null ? DEFAULT_COUNT : Math.min(criteria.getCount(), MAX_COUNT);
            criteria.setCount(count);
            criteria.setOffset(criteria.getOffset() == null ? 0 : criteria.getOffset());
            if (COUNTED_BY_THE_STORE.contains(role)) {
                SearchQuery.present(criteria, asked, role);
                return searching.execute(page -> pages.page(criteria, request));
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
        if (SearchQuery.first(asked, "_summary").equals("count")) {
            int seen = pages.count(plain, request);
            ShownRows.of(request).endWith(0);
            return new SimpleBundleProvider(seen);
        }
        boolean totalled = SearchQuery.first(asked, "_total").equals("accurate");
        criteria.setSort(
                SearchOrder.of(List.of(SearchQuery.first(asked, "_sort").split(",")), role));
        IBundleProvider page = pages.page(criteria, request);
        if (totalled) {
            int shown = ShownRows.of(request).seen().size();
            NextPage.total(request, pages.count(plain, request));
            ShownRows.of(request).endWith(shown);
        }
        return page;
    }
}
