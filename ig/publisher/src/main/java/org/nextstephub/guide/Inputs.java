package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

/**
 * Puts together what the IG Publisher reads: the compiled resources, the template, and the pages. A page is text of the
 * guide or of the manuals; a line such as {@code <!-- insert: decisions -->} is replaced by a table, a diagram or the cases of
 * the tests, made from the files that the hub and its tests use.
 */
public final class Inputs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSERT = Pattern.compile("<!-- insert: ([a-z0-9-]+)(?: ([a-z0-9/.-]+))? -->");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    private final Path home;
    private final Path work;
    private final Tables tables;

    private Inputs(Path home, Path work) {
        this.home = home;
        this.work = work;
        this.tables = new Tables(home);
    }

    /** @param arguments the root of the repository, the folder to fill */
    public static void main(String[] arguments) throws IOException {
        new Inputs(Path.of(arguments[0]), Path.of(arguments[1])).gather();
    }

    private void gather() throws IOException {
        copy(home.resolve("ig/template"), work.resolve("template"));
        copy(home.resolve("profiles/fsh-generated/resources"), work.resolve("fsh-generated/resources"));
        copy(home.resolve("profiles/input/examples"), work.resolve("fsh-generated/resources"));
        Files.copy(home.resolve("ig/ig.ini"), work.resolve("ig.ini"));
        Path content = Files.createDirectories(work.resolve("input/pagecontent"));
        JsonNode pages = JSON.readTree(home.resolve("ig/pages/pages.json").toFile());
        for (JsonNode page : pages) {
            Path source = home.resolve(page.path("from").asText());
            String text = withoutTitle(Files.readString(source));
            Files.writeString(content.resolve(page.path("name").asText() + ".md"), insert(relink(text, pages, source)));
        }
        Path guide = work.resolve("fsh-generated/resources/ImplementationGuide-org.nextstephub.fhir.json");
        Files.writeString(work.resolve("template/includes/examples.html"), GuideResource.examples(guide));
        GuideResource.complete(guide, pages);
        Files.writeString(work.resolve("template/includes/menu.html"), menu(pages));
    }

    /** The page's title is that of its entry. */
    private static String withoutTitle(String text) {
        return text.startsWith("# ") ? text.substring(text.indexOf('\n') + 1) : text;
    }

    /** Links between files become links between pages; a link to what is no page keeps its words only. */
    private String relink(String text, JsonNode pages, Path source) {
        return LINK.matcher(text).replaceAll(link -> {
            Path target = source.getParent().resolve(link.group(1)).normalize();
            for (JsonNode page : pages) {
                if (home.resolve(page.path("from").asText()).normalize().equals(target)) {
                    String anchor = link.group(2) == null ? "" : link.group(2);
                    return Matcher.quoteReplacement("](" + page.path("name").asText() + ".html" + anchor + ")");
                }
            }
            return link.group(1).endsWith(".html")
                    ? Matcher.quoteReplacement(link.group())
                    : "](index.html)";
        });
    }

    private String insert(String text) throws IOException {
        Matcher inserts = INSERT.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (inserts.find()) {
            String what = inserts.group(1);
            String made = what.equals("diagram")
                    ? diagram(home.resolve("ig/diagrams/" + inserts.group(2) + ".puml"))
                    : tables.of(what, inserts.group(2));
            inserts.appendReplacement(whole, Matcher.quoteReplacement(made));
        }
        return inserts.appendTail(whole).toString();
    }

    private static String diagram(Path source) throws IOException {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        new SourceStringReader(Files.readString(source))
                .outputImage(drawn, new FileFormatOption(FileFormat.SVG));
        String svg = drawn.toString(StandardCharsets.UTF_8)
                .replaceAll("<\\?[^>]*\\?>", "")
                .replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("\\s*\\n\\s*", "");
        return "<div class=\"diagram\">" + svg + "</div>\n";
    }

    private static String menu(JsonNode pages) {
        StringBuilder menu = new StringBuilder();
        for (JsonNode page : pages) {
            if (page.has("menu")) {
                menu.append("<a href=\"")
                        .append(page.path("name").asText())
                        .append(".html\">")
                        .append(page.path("menu").asText())
                        .append("</a>\n");
            }
        }
        return menu.append("<a href=\"artifacts.html\">Artefacts</a>\n<a href=\"toc.html\">All pages</a>\n").toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : List.copyOf(files.filter(Files::isRegularFile).toList())) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
