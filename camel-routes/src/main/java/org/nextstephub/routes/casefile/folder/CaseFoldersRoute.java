package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a set of routes for each partner that hands in files: one looks into {@code in}, one takes up at start what an
 * earlier run left claimed, one takes up what waits for another try.
 */
public final class CaseFoldersRoute extends RouteBuilder {

    private static final Logger log = LoggerFactory.getLogger(CaseFoldersRoute.class);
    private static final int LOOKS_AT_A_READING = 3;
    private static final List<String> KINDS = List.of("left", "waiting", "in");

    private final PartnerDirectory partners;
    private final CaseSettings settings;
    private final CaseFolderRoute template;
    private final FolderWatch watch;
    private final StatusFiles status;
    private final String instance;
    private final Map<String, String> open = new ConcurrentHashMap<>();

    public CaseFoldersRoute(
            PartnerDirectory partners,
            CaseSettings settings,
            CaseFolderRoute template,
            FolderWatch watch,
            StatusFiles status) {
        this.partners = partners;
        this.settings = settings;
        this.template = template;
        this.watch = watch;
        this.status = status;
        this.instance = CaseFolders.instance(settings.instance());
    }

    @Override
    public void configure() {
        Duration between = partners.fresh().dividedBy(LOOKS_AT_A_READING);
        from("timer:case-folders?delay=1000&period=" + between.toMillis())
                .routeId("case-folders")
                .process(exchange -> follow());
    }

    /** Of the making of a route: it names settings and addresses, never a file. */
    private static String rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? String.valueOf(failure) : rootCause(cause);
    }

    /** Opens the folders of new partners and closes those of partners that are no more. */
    private void follow() {
        try {
            Set<String> present = new HashSet<>();
            for (RegisteredPartner partner : partners.active().toList()) {
                String address = partner.doors().get(CaseFolders.DOOR);
                if (address != null) {
                    present.add(partner.code());
                    serve(partner, address);
                }
            }
            for (String code : Set.copyOf(open.keySet())) {
                if (!present.contains(code)) {
                    close(code);
                }
            }
        } catch (HubUnavailable away) {
            log.debug("partners cannot be read: {}", away.getMessage());
        }
        watch.look(open.keySet());
    }

    /** One partner whose folder cannot be opened does not keep another's closed. */
    private void serve(RegisteredPartner partner, String address) {
        template.belongsTo(partner);
        try {
            CaseFolders folders = CaseFolders.of(partner.code(), address, settings.folder());
            open(partner, folders);
            if (folders.local() != null) {
                status.writeWhatIsDue(partner, folders.local().resolve("out"), Instant.now());
            }
        } catch (HubUnavailable away) {
            log.debug("status cannot be read: {}", away.getMessage());
        } catch (Exception failure) {
            log.error("case folder partner={} failed: {}", partner.code(), rootCause(failure));
        }
    }

    private void open(RegisteredPartner partner, CaseFolders folders) throws IOException {
        boolean marked = partner.option("file-marker", "true").equals("true");
        String state = folders + " " + marked;
        if (state.equals(open.get(partner.code()))) {
            return;
        }
        close(partner.code());
        if (folders.local() != null) {
            watch.prepare(folders.local());
        }
        CasePlace place = folders.local() == null
                ? CasePlace.remote(folders.remote(), settings)
                : CasePlace.local(folders.local(), settings);
        String claimed = CaseFolders.claimed(instance);
        route(partner, "left", place, place.left(claimed));
        route(partner, "waiting", place, place.waiting(CaseFolders.waiting(instance), settings.waiting()));
        route(partner, "in", place, place.in(marked, claimed));
        open.put(partner.code(), state);
        log.info("case folder partner={} open", partner.code());
    }

    private void route(RegisteredPartner partner, String kind, CasePlace place, String from) {
        TemplatedRouteBuilder.builder(getContext(), CaseFolderRoute.TEMPLATE)
                .routeId(id(partner.code(), kind))
                .parameter("partner", partner.code())
                .parameter("from", from)
                .parameter("shelves", place.shelves())
                .parameter("options", place.writing())
                .add();
    }

    /** Also what is left of a folder that could not be opened whole. */
    private void close(String partner) {
        for (String kind : KINDS) {
            String id = id(partner, kind);
            try {
                if (getContext().getRoute(id) != null) {
                    getContext().getRouteController().stopRoute(id);
                    getContext().removeRoute(id);
                }
            } catch (Exception failure) {
                throw new IllegalStateException("a route cannot be closed", failure);
            }
        }
        if (open.remove(partner) != null) {
            log.info("case folder partner={} closed", partner);
        }
    }

    private static String id(String partner, String kind) {
        return "case-folder-" + partner + "-" + kind;
    }
}
