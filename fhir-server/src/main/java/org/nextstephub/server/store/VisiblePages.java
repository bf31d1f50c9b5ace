package org.nextstephub.server.store;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.nextstephub.profiles.Issue;
import org.nextstephub.server.access.ShownRows;
import org.nextstephub.server.access.answer.PlainAnswer;

/** Pages and counts of what a caller may see of a type: rows that are hidden leave no gap, and are not counted. */
final class VisiblePages {

    /** A page that is still not full after so many looks into the store is handed out as it is. */
    private static final int MAX_LOOKS = 10;

    private static final int FURTHER = 100;
    private static final int AT_ONCE = 1000;
    private static final int MAX_COUNTED = 5000;

    private final IFhirResourceDao<?> dao;

    VisiblePages(IFhirResourceDao<?> dao) {
        this.dao = dao;
    }

    /**
     * How many rows the caller may see, by looking at all of them.
     *
     * @throws PlainAnswer 400 when they are too many to count
     */
    int count(SearchParameterMap criteria, ServletRequestDetails request) {
        ShownRows rows = ShownRows.of(request);
        int seen = 0;
        int at = 0;
        int passed;
        do {
            if (at >= MAX_COUNTED) {
                throw new PlainAnswer(400, Issue.LIMIT, "More than " + MAX_COUNTED + " to count: narrow the search");
            }
            int before = rows.passed();
            seen += look(criteria, at, AT_ONCE, request)
                    .getResources(0, AT_ONCE)
                    .size();
            passed = rows.passed() - before;
            at += passed;
        } while (passed == AT_ONCE);
        return seen;
    }

    /** The page that the criteria ask for. */
    IBundleProvider page(SearchParameterMap criteria, ServletRequestDetails request) {
        IBundleProvider page = dao.search(criteria.clone(), request, request.getServletResponse());
        return ShownRows.of(request).someHidden() ? filled(page, criteria, request) : page;
    }

    /**
     * A page of which something may not be shown is filled from the rows behind it: it looks as if there had been nothing
     * else, and leads on as far as there are rows.
     */
    private IBundleProvider filled(IBundleProvider first, SearchParameterMap criteria, ServletRequestDetails request) {
        int count = criteria.getCount();
        int offset = criteria.getOffset();
        ShownRows rows = ShownRows.of(request);
        List<IBaseResource> shown = new ArrayList<>(first.getResources(0, count));
        boolean more = rows.passed() == count;
        for (int looks = 1; more && shown.size() < count && looks < MAX_LOOKS; looks++) {
            int before = rows.passed();
            shown.addAll(look(criteria, offset + before, FURTHER, request).getResources(0, FURTHER));
            more = rows.passed() - before == FURTHER;
        }
        if (shown.size() > count) {
            NextPage.at(request, offset + rows.passedAt(count));
            rows.endWith(count);
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
}
