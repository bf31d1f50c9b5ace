package org.nextstephub.routes.casefile.folder;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * The routes of one partner, made of {@link CaseFolderRoute}: one looks into {@code in}, one takes up at start what an earlier
 * run left claimed, one takes up what waits for another try.
 */
record PartnerRoutes(CamelContext context, CaseSettings settings) {

    private static final List<String> KINDS = List.of("left", "waiting", "in");

    /** @param marked whether the partner marks a finished file with an empty file beside it */
    void open(RegisteredPartner partner, CasePlace place, boolean marked) {
        Claims claims = settings.claims();
        add(partner, "left", place, place.left(claims.working()));
        add(partner, "waiting", place, place.waiting(claims.waiting(), settings.waiting()));
        add(partner, "in", place, place.in(marked, claims.working()));
    }

    private void add(RegisteredPartner partner, String kind, CasePlace place, String from) {
        TemplatedRouteBuilder.builder(context, CaseFolderRoute.TEMPLATE)
                .routeId(id(partner.code(), kind))
                .parameter("partner", partner.code())
                .parameter("from", from)
                .parameter("shelves", place.shelves())
                .parameter("options", place.writing())
                .add();
    }

    /** Closes those that are open, also if the others could not be opened. */
    void close(String partner) {
        for (String kind : KINDS) {
            String id = id(partner, kind);
            try {
                if (context.getRoute(id) != null) {
                    context.getRouteController().stopRoute(id);
                    context.removeRoute(id);
                }
            } catch (Exception failure) {
                throw new IllegalStateException("a route cannot be closed", failure);
            }
        }
    }

    private static String id(String partner, String kind) {
        return "case-folder-" + partner + "-" + kind;
    }
}
