package org.nextstephub.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.springframework.stereotype.Component;

/**
 * Where the page behind a filled one begins: HAPI would reckon it from what was shown, and not from what was passed. After a
 * search by POST the addresses of pages hold what was asked in the body too (FHIR R4, search.html: self link).
 */
@Component
@Interceptor
public class NextPage implements HubInterceptor {

    private static final String BEGINS = NextPage.class.getName();
    private static final String TOTAL = NextPage.class.getName() + ".total";
    private static final Pattern OFFSET = Pattern.compile("[?&]_offset=(\\d+)");

    /** It begins at this row. */
    static void at(RequestDetails request, int row) {
        request.getUserData().put(BEGINS, Optional.of(row));
    }

    /** There is none. */
    static void none(RequestDetails request) {
        request.getUserData().put(BEGINS, Optional.empty());
    }

    /** So many there are on all pages. */
    static void total(RequestDetails request, int total) {
        request.getUserData().put(TOTAL, total);
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void link(RequestDetails request, IBaseResource answer) {
        if (!(answer instanceof Bundle page) || page.getType() != BundleType.SEARCHSET) {
            return;
        }
        if (request.getRequestType() == RequestTypeEnum.POST) {
            page.getLink().forEach(link -> link.setUrl(withBody(request, link.getUrl())));
        }
        if (request.getUserData().get(BEGINS) instanceof Optional<?> begins) {
            page.getLink().removeIf(link -> "next".equals(link.getRelation()));
            page.setTotalElement(null);
            begins.ifPresent(row -> page.addLink().setRelation("next").setUrl(at(address(request), row)));
        }
        if (request.getUserData().get(TOTAL) instanceof Integer total) {
            page.setTotal(total);
        }
        page.addLink().setRelation("first").setUrl(address(request));
    }

    /** What the search was, as an address without the row where its page began, on the host that the hub is known by. */
    private static String address(RequestDetails request) {
        return withParameters(request).replaceAll("([?&])_offset=[^&]*&?", "$1").replaceAll("[?&]$", "");
    }

    private static String path(RequestDetails request) {
        return request.getFhirServerBase() + "/" + request.getResourceName();
    }

    private static String at(String address, Object row) {
        return address + (address.contains("?") ? "&" : "?") + "_offset=" + row;
    }

    /** The address of a page of a search by POST, where HAPI left out what was in the body. */
    private static String withBody(RequestDetails request, String link) {
        Matcher offset = OFFSET.matcher(link);
        return offset.find() ? at(address(request), offset.group(1)) : address(request);
    }

    private static String withParameters(RequestDetails request) {
        StringJoiner asked = new StringJoiner("&", "?", "");
        request.getParameters().forEach((name, values) -> {
            for (String value : values) {
                asked.add(encoded(name) + "=" + encoded(value));
            }
        });
        return path(request) + (asked.length() > 1 ? asked : "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
