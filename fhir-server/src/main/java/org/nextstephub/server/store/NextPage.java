package org.nextstephub.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Where the page behind a filled one begins: HAPI would reckon it from what was shown, and not from what was passed. */
@Component
@Interceptor
public class NextPage implements HubInterceptor {

    private static final String BEGINS = NextPage.class.getName();

    /** It begins at this row. */
    static void at(RequestDetails request, int row) {
        request.getUserData().put(BEGINS, Optional.of(row));
    }

    /** There is none. */
    static void none(RequestDetails request) {
        request.getUserData().put(BEGINS, Optional.empty());
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void link(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Bundle page && request.getUserData().get(BEGINS) instanceof Optional<?> begins) {
            page.getLink().removeIf(link -> "next".equals(link.getRelation()));
            page.setTotalElement(null);
            begins.ifPresent(row -> page.addLink().setRelation("next").setUrl(address(request, row)));
        }
    }

    private static String address(RequestDetails request, Object row) {
        String asked = request.getCompleteUrl()
                .replaceAll("([?&])_offset=[^&]*&?", "$1")
                .replaceAll("[?&]$", "");
        return asked + (asked.contains("?") ? "&" : "?") + "_offset=" + row;
    }
}
