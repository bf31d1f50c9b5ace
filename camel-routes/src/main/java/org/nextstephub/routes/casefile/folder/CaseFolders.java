package org.nextstephub.routes.casefile.folder;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a partner's files are: the folders {@code in}, {@code done}, {@code error} and {@code out}, on this machine or on
 * the partner's own SFTP server.
 *
 * @param partner code of the partner
 * @param local the folder on this machine; null when it lies on an SFTP server
 * @param remote {@code user@host:port/path}; empty when it lies on this machine
 */
record CaseFolders(String partner, @Nullable Path local, String remote) {

    static final String DOOR = "file-drop";

    /** @param address of the partner's endpoint: {@code sftp://user@host:port/path}, or anything else for a local folder */
    static CaseFolders of(String partner, String address, Path folder) {
        return address.startsWith("sftp://")
                ? new CaseFolders(
                        partner, null, address.substring("sftp://".length()).replaceFirst("/$", ""))
                : new CaseFolders(
                        partner, folder.resolve(partner).toAbsolutePath().normalize(), "");
    }
}
