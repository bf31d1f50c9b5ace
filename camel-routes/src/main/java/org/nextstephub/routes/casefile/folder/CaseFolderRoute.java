package org.nextstephub.routes.casefile.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.nextstephub.routes.casefile.folder.CaseFolderDoor.Taken;
import org.nextstephub.routes.casefile.reading.CaseFileName;
import org.nextstephub.routes.hub.RegisteredPartner;

/**
 * Template of the routes by which a partner's files are taken: claim the file, work through it, write its answers, move it
 * to where it belongs. The same for a folder on this machine and for one on the partner's SFTP server.
 */
public final class CaseFolderRoute extends RouteBuilder {

    static final String TEMPLATE = "case-folder";
    static final String FILTER = "caseFilesOnly";
    private static final String OWNER = "hubOwner";

    private final CaseFolderDoor door;
    private final FolderWatch watch;
    private final String waiting;
    private final Map<String, RegisteredPartner> owners = new ConcurrentHashMap<>();

    public CaseFolderRoute(CaseFolderDoor door, FolderWatch watch, Claims claims) {
        this.door = door;
        this.watch = watch;
        this.waiting = claims.waiting();
    }

    /** Whose folder the routes of this partner look into. */
    void belongsTo(RegisteredPartner partner) {
        owners.put(partner.code(), partner);
    }

    @Override
    public void configure() {
        GenericFileFilter<Object> filter = file -> file.isDirectory()
                || (CaseFileName.of(file.getFileNameOnly()).isPresent() && isPlain(file.getAbsoluteFilePath()));
        bindToRegistry(FILTER, filter);
        routeTemplate(TEMPLATE)
                .templateParameter("partner")
                .templateParameter("from")
                .templateParameter("shelves")
                .templateParameter("options")
                .from("{{from}}")
                .onException(GenericFileOperationFailedException.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(5_000)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(60_000)
                .onRedelivery(this::tell)
                .process(this::tell)
                .end()
                .onException(Exception.class)
                .process(this::tell)
                .end()
                .setProperty(OWNER, constant("{{partner}}"))
                .process(this::take)
                .split(body())
                .setHeader(Exchange.FILE_NAME, simple("${body.name}"))
                .setBody(simple("${body.content}"))
                .toD("{{shelves}}/${header.hubShelf}?{{options}}");
    }

    /** A link could lead to another partner's file, a device anywhere. */
    private static boolean isPlain(String path) {
        Path file = Path.of(path);
        return !file.isAbsolute()
                || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A file that failed stays claimed; what failed is told without a word of the file. */
    private void tell(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String kind = failure == null ? "unknown" : failure.getClass().getSimpleName();
        watch.failed(exchange.getFromRouteId(), kind);
    }

    private void take(Exchange exchange) throws IOException {
        RegisteredPartner owner =
                Objects.requireNonNull(owners.get(exchange.getProperty(OWNER, String.class)), "nobody's folder");
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        try (InputStream body = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            Taken taken = door.take(name, body, owner, waiting);
            exchange.getMessage().setHeader("hubShelf", taken.shelf());
            exchange.getMessage().setHeader("hubTarget", taken.target());
            exchange.getMessage().setBody(taken.answers());
        } catch (org.apache.camel.InvalidPayloadException gone) {
            throw new IOException("the file is gone", gone);
        }
    }
}
