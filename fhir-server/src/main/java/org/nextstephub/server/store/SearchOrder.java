package org.nextstephub.server.store;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import java.util.List;
import org.nextstephub.server.access.Role;

/**
 * The order of a search's rows: what {@code _sort} asks for and, among equals, the order in which they were stored, so that
 * one page follows another. The store keeps rows in that order; sorting them by {@code _id} would read all of them for each
 * page. Reporting tools get equals by {@code _id}, which tells nothing of what was stored before what.
 */
final class SearchOrder {

    private static final String STORED = Constants.PARAM_PID;

    private SearchOrder() {}

    /** @param asked values of {@code _sort}, such as {@code -authored} */
    static SortSpec of(List<String> asked, Role role) {
        String last = role == Role.REPORTING ? Constants.PARAM_ID : STORED;
        SortSpec order = new SortSpec(last, SortOrderEnum.ASC);
        for (int i = asked.size() - 1; i >= 0; i--) {
            boolean down = asked.get(i).startsWith("-");
            String name = down ? asked.get(i).substring(1) : asked.get(i);
            if (!name.isEmpty() && !name.equals(last)) {
                order = new SortSpec(name, down ? SortOrderEnum.DESC : SortOrderEnum.ASC).setChain(order);
            }
        }
        return order;
    }
}
