package org.nextstephub.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of the finished pages what the IG Publisher writes for another template than ours: scripts and filters whose
 * library we do not ship, pictures from another site, and the folder on the machine that made them.
 */
public final class PublishedPages {

    private record Change(Pattern found, String instead) {

        Change(String found, String instead) {
            this(Pattern.compile(found, Pattern.DOTALL), instead);
        }
    }

    private final List<Change> changes;

    private PublishedPages(String folder) {
        changes = List.of(
                new Change("<script[^>]*>.*?</script>", ""),
                new Change("Filter: <input[^>]*filterTree[^>]*/>", ""),
                new Change("<img[^>]*showPanel[^>]*/><div style=\"display: none.*?</div>", ""),
                new Change("<img[^>]*help16\\.png\"[^>]*/>", "?"),
                new Change("url\\([^)]*?tempdata:", "url(data:"),
                new Change(Pattern.quote(folder) + "/?", ""));
    }

    /** @param arguments folder of the pages, and the folder in which they were made */
    public static void main(String[] arguments) throws IOException {
        PublishedPages pages = new PublishedPages(arguments[1]);
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
                Files.writeString(page, pages.changed(Files.readString(page)));
            }
        }
    }

    private String changed(String page) {
        String text = page;
        for (Change change : changes) {
            text = change.found().matcher(text).replaceAll(change.instead());
        }
        return text;
    }
}
