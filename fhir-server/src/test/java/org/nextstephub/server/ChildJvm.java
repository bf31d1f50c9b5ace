package org.nextstephub.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own with the classes of the tests, for what ends a JVM. */
public final class ChildJvm {

    private ChildJvm() {}

    /** Runs the main method of a class, which sees the end of its input when this JVM is gone. */
    public static Process start(Class<?> main, String... options) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }
}
