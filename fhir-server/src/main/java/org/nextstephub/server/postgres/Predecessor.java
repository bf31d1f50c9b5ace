package org.nextstephub.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server that ran on a folder before, or what is left of it: two on one folder must never be. */
final class Predecessor {

    private static final Path PROCESSES = Path.of("/proc");

    private final Path data;

    Predecessor(Path data) {
        this.data = data;
    }

    /**
     * A server whose JVM was just killed needs a moment to stop. The number of one that was killed may have gone to any other
     * process since, for which nobody need wait.
     */
    void await(Duration longest) throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        Instant limit = Instant.now().plus(longest);
        while (Files.exists(pidFile) && alive(pidFile)) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException(
                        "Another PostgreSQL still uses " + data + ": is a second hub running with the same HUB_DATA?");
            }
            Thread.sleep(100);
        }
        Files.deleteIfExists(pidFile);
    }

    private boolean alive(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        return !lines.isEmpty()
                && ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(this::isServerOfThisFolder)
                        .isPresent();
    }

    /** A process that does not show its command line counts as one. */
    private boolean isServerOfThisFolder(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(command -> command.contains(data.toString()))
                .orElse(true);
    }

    /**
     * Ends what a server that is gone left working in its folder, as each of its processes does. The next one would find the
     * memory that they share in use.
     */
    void endLeftovers() throws IOException {
        Path home = data.toRealPath();
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            processes
                    .filter(process -> home.equals(folderOf(process)))
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .map(ProcessHandle::of)
                    .flatMap(Optional::stream)
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Path folderOf(Path process) {
        try {
            return process.getFileName().toString().chars().allMatch(Character::isDigit)
                    ? Files.readSymbolicLink(process.resolve("cwd"))
                    : process;
        } catch (IOException goneOrNotOurs) {
            return process;
        }
    }
}
