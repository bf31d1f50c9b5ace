package org.nextstephub.routes.casefile.folder;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner's files are: the folders {@code in}, {@code done}, {@code error} and {@code out}, on this machine or on
 * the partner's own SFTP server.
 *
 * @param partner code of the partner
 * @param local the folder on this machine; null when it lies on an SFTP server
 * @param remote {@code user@host:port/path}; empty when it lies on this machine
 */
public record CaseFolders(String partner, @Nullable Path local, String remote) {

    static final String DOOR = "file-drop";

    /** @param address of the partner's endpoint: {@code sftp://user@host:port/path}, or anything else for a local folder */
    static CaseFolders of(String partner, String address, Path folder) {
        return address.startsWith("sftp://")
                ? new CaseFolders(
                        partner, null, address.substring("sftp://".length()).replaceFirst("/$", ""))
                : new CaseFolders(
                        partner, folder.resolve(partner).toAbsolutePath().normalize(), "");
    }

    /** The name of this hub among those that share the folders: letters, digits and hyphens only. */
    public static String instance(@Nullable String wanted) {
        return (wanted == null || wanted.isBlank() ? machine() : wanted)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]", "-");
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "hub";
        }
    }

    static String claimed(String instance) {
        return ".inprogress-" + instance;
    }

    static String waiting(String instance) {
        return ".waiting-" + instance;
    }
}
