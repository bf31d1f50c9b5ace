package org.nextstephub.routes.casefile.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where a partner's files lie, a folder on this machine or on the partner's own SFTP server, as addresses of Camel's
 * {@code file} and {@code sftp} components. Their defaults read growing files, follow links and trust any host: what is
 * set here must be set.
 *
 * @param shelves the folder that holds {@code in}, {@code done} and {@code error}
 * @param reading options for reading any of them
 * @param hidden options for reading the folders that this hub made inside {@code in}
 * @param writing options for writing answers: under another name first, then renamed
 * @param poll how often to look
 * @param settled how long a file that has no marker must not have changed
 */
record CasePlace(String shelves, String reading, String hidden, String writing, Duration poll, Duration settled) {

    private static final Pattern SERVER =
            Pattern.compile("[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,255}(:\\d{1,5})?(/[A-Za-z0-9._-]{1,128}){0,8}");
    private static final String NAMES = "RAW((\\d{13}_){0,2}nextstep_.*\\.(csv|json|xml|zip))";
    private static final String COMMON = "?include=" + NAMES + "&filter=#" + CaseFolderRoute.FILTER
            + "&recursive=false&autoCreate=false&jailStartingDirectory=true&exchangePattern=InOnly&idempotent=false"
            + "&maxMessagesPerPoll=20&eagerMaxMessagesPerPoll=false&sortBy=file:name";
    private static final String ANSWERS = "tempFileName=.${file:onlyname}.part&fileExist=Override&autoCreate=false";

    static CasePlace local(Path folder, CaseSettings settings) {
        return new CasePlace(
                "file:" + folder,
                "&probeContentType=false",
                "&includeHiddenDirs=true",
                ANSWERS + "&forceWrites=true",
                settings.poll(),
                settings.settled());
    }

    /**
     * @param server {@code user@host:port/folder}
     * @throws IllegalArgumentException when it is not of this form, or the hub has no key or known hosts
     */
    static CasePlace remote(String server, CaseSettings settings) {
        if (!SERVER.matcher(server).matches()) {
            throw new IllegalArgumentException("an SFTP address must be sftp://user@host:port/folder");
        }
        Path key = settings.sftpKey();
        Path knownHosts = settings.sftpKnownHosts();
        if (!Files.isReadable(key) || !Files.isReadable(knownHosts)) {
            throw new IllegalArgumentException("keys/sftp needs the files id and known_hosts");
        }
        String access = "&privateKeyFile=" + key + "&knownHostsFile=" + knownHosts
                + "&preferredAuthentications=publickey&strictHostKeyChecking=yes&useUserKnownHostsFile=false"
                + "&autoCreateKnownHostsFile=false&connectTimeout=10000&soTimeout=60000&maximumReconnectAttempts=3"
                + "&disconnect=true&stepwise=false";
        return new CasePlace(
                "sftp:" + server,
                access
                        + "&download=true&streamDownload=true&throwExceptionOnConnectFailed=true&bridgeErrorHandler=true",
                "&ignoreFileNotFoundOrPermissionError=true",
                ANSWERS + access,
                settings.sftpPoll(),
                settings.settled());
    }

    /** The address to take new files from, which are claimed by renaming them. */
    String in(boolean marked, String claimed) {
        String finished = marked
                ? "&readLock=none&doneFileName=${file:name}.done"
                : "&readLock=changed&readLockMinAge=" + settled.toMillis() + "&readLockCheckInterval="
                        + settled.dividedBy(5).toMillis() + "&readLockTimeout="
                        + settled.multipliedBy(3).toMillis();
        return shelves + "/in" + COMMON + reading + finished + "&initialDelay=2000&delay=" + poll.toMillis()
                + "&preMove=" + claimed + "/${file:onlyname}&move=${header.hubTarget}";
    }

    /** The address to take up, once, what was claimed before this start. */
    String left(String claimed) {
        return inside(claimed) + "&repeatCount=1&delay=1000";
    }

    /** The address to take up, again and again, what could not be finished. */
    String waiting(String folder, Duration every) {
        return inside(folder) + "&delay=" + every.toMillis();
    }

    /** The target of a move is told relative to {@code in}. */
    private String inside(String folder) {
        return shelves + "/in/" + folder + COMMON + reading + hidden + "&readLock=none&move=../${header.hubTarget}";
    }
}
