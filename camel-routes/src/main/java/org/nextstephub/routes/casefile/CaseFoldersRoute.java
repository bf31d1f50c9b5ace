package org.nextstephub.routes.casefile;

import java.io.IOException;
import java.nio.file.Path;
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
final class CaseFoldersRoute extends RouteBuilder {

    private static final Logger log = LoggerFactory.getLogger(CaseFoldersRoute.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final String NAMES = "(\\d{13}_)?nextstep_.*\\.(csv|json|xml|zip)";

    private final PartnerDirectory partners;
    private final CaseSettings settings;
    private final CaseFolderRoute template;
    private final FolderWatch watch;
    private final StatusFiles status;
    private final String instance;
    private final Map<String, String> open = new ConcurrentHashMap<>();

    CaseFoldersRoute(
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
        from("timer:case-folders?delay=1000&period=" + BETWEEN_LOOKS.toMillis())
                .routeId("case-folders")
                .process(exchange -> follow());
    }

    private void writeStatus(RegisteredPartner partner, String address) throws IOException {
        Path local = CaseFolders.of(partner.code(), address, settings.folder()).local();
        if (local != null) {
            status.writeWhatIsDue(partner, local.resolve("out"), Instant.now());
        }
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
                    template.belongsTo(partner);
                    open(partner, address);
                    writeStatus(partner, address);
                }
            }
            for (String gone : Set.copyOf(open.keySet())) {
                if (!present.contains(gone)) {
                    close(gone);
                }
            }
        } catch (HubUnavailable away) {
            log.debug("partners cannot be read: {}", away.getMessage());
        } catch (Exception failure) {
            log.error("case folders cannot be opened: {}", rootCause(failure));
        }
        watch.look(open.keySet());
    }

    private void open(RegisteredPartner partner, String address) throws Exception {
        String marker = partner.option("file-marker", "true");
        String state = address + " " + marker;
        if (state.equals(open.get(partner.code()))) {
            return;
        }
        close(partner.code());
        CaseFolders folders = CaseFolders.of(partner.code(), address, settings.folder());
        if (folders.local() != null) {
            watch.prepare(folders.local());
        }
        Ends ends = folders.local() == null ? remote(folders.remote()) : local(folders.local());
        String marked = marker.equals("true") ? ends.marked() : ends.unmarked();
        route(
                partner,
                "left",
                ends,
                "/" + CaseFolders.claimed(instance),
                ends.hidden() + "&readLock=none&repeatCount=1&delay=1000");
        route(
                partner,
                "waiting",
                ends,
                "/" + CaseFolders.waiting(instance),
                ends.hidden() + "&readLock=none&delay=" + settings.waiting().toMillis());
        route(
                partner,
                "in",
                ends,
                "",
                marked + "&initialDelay=2000&delay=" + ends.poll().toMillis() + "&preMove="
                        + CaseFolders.claimed(instance) + "/${file:onlyname}");
        open.put(partner.code(), state);
        log.info("case folder partner={} open", partner.code());
    }

    /** The two kinds of places: how to read from one and how to write to it. */
    private record Ends(
            String in,
            String shelves,
            String reading,
            String hidden,
            String writing,
            String marked,
            String unmarked,
            Duration poll) {}

    private Ends local(Path folder) {
        return new Ends(
                "file:" + folder + "/in",
                "file:" + folder,
                "&filter=#" + CaseFolderRoute.FILTER + "&probeContentType=false",
                "&includeHiddenDirs=true",
                "forceWrites=true",
                "&readLock=none&doneFileName=${file:name}.done",
                "&readLock=changed&readLockMinAge=10000&readLockCheckInterval=2000&readLockTimeout=30000",
                settings.poll());
    }

    private Ends remote(String server) {
        String access = "&privateKeyFile=" + settings.sftpKey()
                + "&preferredAuthentications=publickey&strictHostKeyChecking=yes&useUserKnownHostsFile=false"
                + "&autoCreateKnownHostsFile=false&knownHostsFile=" + settings.sftpKnownHosts()
                + "&connectTimeout=10000&soTimeout=60000&maximumReconnectAttempts=3&disconnect=true&stepwise=false";
        return new Ends(
                "sftp:" + server + "/in",
                "sftp:" + server,
                access + "&filter=#" + CaseFolderRoute.FILTER
                        + "&download=true&streamDownload=true&throwExceptionOnConnectFailed=true&bridgeErrorHandler=true",
                "&ignoreFileNotFoundOrPermissionError=true",
                access.substring(1),
                "&readLock=none&doneFileName=${file:name}.done",
                "&readLock=changed&readLockMinAge=10000&readLockCheckInterval=2000&readLockTimeout=30000",
                settings.sftpPoll());
    }

    private void route(RegisteredPartner partner, String kind, Ends ends, String folder, String options) {
        TemplatedRouteBuilder.builder(getContext(), CaseFolderRoute.TEMPLATE)
                .routeId(id(partner.code(), kind))
                .parameter("partner", partner.code())
                .parameter("shelves", ends.shelves())
                .parameter(
                        "options",
                        ends.writing() + "&tempFileName=.${file:onlyname}.part&fileExist=Override&autoCreate=false")
                .parameter(
                        "from",
                        ends.in() + folder + "?include=RAW(" + NAMES + ")" + ends.reading()
                                + "&recursive=false&autoCreate=false"
                                + "&jailStartingDirectory=true&exchangePattern=InOnly&idempotent=false"
                                + "&maxMessagesPerPoll=20&eagerMaxMessagesPerPoll=false&sortBy=file:name"
                                + "&move=" + move(folder) + options)
                .add();
    }

    /** The target is told relative to {@code in}. */
    private static String move(String folder) {
        return folder.isEmpty() ? "${header.hubTarget}" : "../${header.hubTarget}";
    }

    private void close(String partner) throws Exception {
        if (open.remove(partner) != null) {
            for (String kind : List.of("in", "left", "waiting")) {
                getContext().getRouteController().stopRoute(id(partner, kind));
                getContext().removeRoute(id(partner, kind));
            }
            log.info("case folder partner={} closed", partner);
        }
    }

    private static String id(String partner, String kind) {
        return "case-folder-" + partner + "-" + kind;
    }
}
