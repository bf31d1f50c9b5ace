package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.nextstephub.routes.hub.HubUnavailable;
import org.nextstephub.routes.hub.PartnerDirectory;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the registry: each partner that sends files by folder has its routes as long as it is registered. */
public final class CaseFoldersRoute extends RouteBuilder {

    private static final Logger log = LoggerFactory.getLogger(CaseFoldersRoute.class);
    private static final int LOOKS_PER_READING = 3;

    private final PartnerDirectory partners;
    private final CaseSettings settings;
    private final CaseFolderRoute template;
    private final FolderWatch watch;
    private final StatusFiles status;
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
    }

    @Override
    public void configure() {
        Duration between = partners.fresh().dividedBy(LOOKS_PER_READING);
        from("timer:case-folders?delay=1000&period=" + between.toMillis())
                .routeId("case-folders")
                .process(exchange -> follow());
    }

    /** Why a route could not be made: this names settings and addresses, never a file. */
    private static String rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? String.valueOf(failure) : rootCause(cause);
    }

    /** Opens the folders of new partners and closes those of former ones. */
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

    /** A partner's folder that cannot be opened does not keep others closed. */
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
        routes().open(partner, place, marked);
        open.put(partner.code(), state);
        log.info("case folder partner={} open", partner.code());
    }

    private void close(String partner) {
        routes().close(partner);
        if (open.remove(partner) != null) {
            log.info("case folder partner={} closed", partner);
        }
    }

    private PartnerRoutes routes() {
        return new PartnerRoutes(getContext(), settings);
    }
}
