package org.nextstephub.server;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A partner's folder, used as its system would. */
record CaseFolder(Path folder) {

    /** The folder of the case management agency of the demonstration; waits until it is there. */
    static CaseFolder in(Path files) {
        Path folder = files.resolve("frontenac-cm");
        await().atMost(Duration.ofSeconds(90)).until(() -> Files.isDirectory(folder.resolve("in")));
        return new CaseFolder(folder);
    }

    static String name(String ending) {
        return "nextstep_frontenac-cm_20261122T150000Z_" + CaseRows.number() + "." + ending;
    }

    /** Puts a file and its marker. */
    String drop(String content) {
        String name = name("csv");
        drop(name, content.getBytes(StandardCharsets.UTF_8));
        return name;
    }

    void drop(String name, byte[] content) {
        place(name, content);
        place(name + ".done", new byte[0]);
    }

    void place(String name, byte[] content) {
        try {
            Files.write(folder.resolve("in").resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer, once it is there. */
    JsonNode answer(String shelf, String name) {
        Path answer = folder.resolve(shelf).resolve(name + ".ack.json");
        await().atMost(Duration.ofSeconds(120)).until(() -> Files.exists(answer));
        try {
            return new ObjectMapper().readTree(answer.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says; empty while it is not there. */
    String text(String file) {
        try {
            return Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names(String shelf) {
        try (Stream<Path> files = Files.list(folder.resolve(shelf))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
