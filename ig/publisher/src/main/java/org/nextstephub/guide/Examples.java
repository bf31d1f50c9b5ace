package org.nextstephub.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The golden cases of the hub's tests as worked examples. */
record Examples(Path cases) {

    private static final int MAX_UNFOLDED = 2500;

    /** The worked examples of one door: the message, the answer, what is stored. They are tests of the hub. */
    String of(String door) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path example : sorted(cases.resolve(door))) {
            all.append("\n### ")
                    .append(sentence(example.getFileName().toString()))
                    .append("\n\n")
                    .append(Files.readString(example.resolve("note.md")).strip())
                    .append("\n\n");
            for (String part : List.of("in.", "answer.", "stored.")) {
                for (Path file : sorted(example)) {
                    String name = file.getFileName().toString();
                    if (name.startsWith(part)) {
                        all.append(fold(name, Files.readString(file)));
                    }
                }
            }
        }
        return all.toString();
    }

    private static String sentence(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String fold(String name, String text) {
        String title = name.startsWith("in.") ? "message" : name.startsWith("answer.") ? "answer" : "what is stored";
        String open = text.length() > MAX_UNFOLDED ? "" : " open";
        return "<details" + open + "><summary>" + title + "</summary><pre>" + escaped(text) + "</pre></details>\n\n";
    }

    static String block(Path file) throws IOException {
        return "<pre>" + escaped(Files.readString(file)) + "</pre>\n";
    }

    /** As text, in a page that is read as Markdown, as Liquid and as HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{", "&#123;")
                .replace("}", "&#125;")
                .replaceAll("\n[ \t]*(?=\n)", "\n&#8203;")
                .strip();
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(Path::toString)).toList();
        }
    }
}
