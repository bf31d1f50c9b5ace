package org.nextstephub.routes.casefile.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The doors for case files.
 *
 * @param folder where each partner has a folder named by its code; in it {@code in}, {@code done}, {@code error}, {@code out}
 * @param instance name of this hub among those that share the folders; its machine's name unless told otherwise
 * @param poll how often a folder is looked into; an SFTP server six times less often
 * @param retries before each further try of rows that the hub could not take; the last of them again and again, while
 *     later files go on
 * @param keepDays days after which files in {@code done} and {@code error} are erased; 0 erases a file when it is answered
 * @param settled how long a file of a partner without markers has not changed when it is taken
 * @param watch how often folders are looked after: what is wrong is told, what is old is erased
 * @param statusEvery how often a status file is written for partners that have the option
 */
@ConfigurationProperties("nextstep.files")
public record CaseSettings(
        @DefaultValue("./data/partners") Path folder,
        @Nullable String instance,
        @DefaultValue("10s") Duration poll,
        @DefaultValue({"5s", "30s", "2m", "10m"}) List<Duration> retries,
        @DefaultValue("7") int keepDays,
        @DefaultValue("10s") Duration settled,
        @DefaultValue("1m") Duration watch,
        @DefaultValue("24h") Duration statusEvery) {

    private static final int SFTP_RARER = 6;

    public CaseSettings {
        retries = List.copyOf(retries);
    }

    /** The folders by which this hub claims files. */
    public Claims claims() {
        return Claims.of(instance);
    }

    /** Where a partner whose export cannot be changed has a file {@code <partner>.yaml}: beside the folders. */
    public Path mappings() {
        return folder.resolveSibling("mappings");
    }

    /** Beside the folders: the hub's private key for partners' SFTP servers, and their host keys. */
    Path sftpKey() {
        return folder.resolveSibling("keys").resolve("sftp").resolve("id");
    }

    /** A server that is not in it is not talked to. */
    Path sftpKnownHosts() {
        return sftpKey().resolveSibling("known_hosts");
    }

    Duration sftpPoll() {
        return poll.multipliedBy(SFTP_RARER);
    }

    /** Pauses that a file is held for. */
    List<Duration> pauses() {
        return retries.subList(0, retries.size() - 1);
    }

    /** How often a file is taken up again that is put aside. */
    Duration waiting() {
        return retries.get(retries.size() - 1);
    }
}
