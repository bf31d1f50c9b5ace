package org.nextstephub.guide;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.filters.Filter;
import liqp.parser.Flavor;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * What the IG Publisher calls as {@code jekyll build --destination folder}: pages with front matter are rendered with
 * Liquid, everything else is copied. So the guide needs no Ruby.
 */
public final class Site {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final Path source = Path.of("").toAbsolutePath();
    private final Path target;
    private final TemplateParser liquid = new TemplateParser.Builder()
            .withFlavor(Flavor.JEKYLL)
            .withFilter(new Markdown())
            .withFilter(new Escape())
            .build();

    private Site(Path target) {
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException {
        int at = List.of(arguments).indexOf("--destination");
        new Site(Path.of(arguments[at + 1].replace("\"", ""))).build();
    }

    private void build() throws IOException {
        System.out.println("            Source: " + source);
        System.out.println("       Generating...");
        Map<String, Object> site = Map.of("data", data());
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path name = source.relativize(file);
                if (StreamSupport.stream(name.spliterator(), false).noneMatch(Site::isHidden)) {
                    put(file, name, site);
                }
            }
        }
        System.out.println("                    done in 0.0 seconds.");
    }

    private static boolean isHidden(Path part) {
        return part.toString().startsWith("_") || part.toString().startsWith(".");
    }

    private Map<String, Object> data() throws IOException {
        Map<String, Object> data = new HashMap<>();
        try (Stream<Path> files = Files.list(source.resolve("_data"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                data.put(
                        file.getFileName().toString().replace(".json", ""),
                        new ObjectMapper().readValue(file.toFile(), Object.class));
            }
        }
        return data;
    }

    private void put(Path file, Path name, Map<String, Object> site) throws IOException {
        Path out = target.resolve(name.toString());
        Files.createDirectories(out.getParent());
        String text = name.toString().endsWith(".html") ? Files.readString(file) : "";
        if (!text.startsWith("---")) {
            Files.copy(file, out, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        int end = text.indexOf("\n---", 3);
        String body = text.substring(text.indexOf('\n', end + 1) + 1);
        Map<String, Object> page = Map.of("path", name.toString(), "name", name.toString(), "url", "/" + name);
        Files.writeString(out, liquid.parse(body).render(new HashMap<>(Map.of("site", site, "page", page))));
    }

    private static final class Markdown extends Filter {

        Markdown() {
            super("markdownify");
        }

        @Override
        public Object apply(Object value, TemplateContext context, Object... parameters) {
            return HtmlRenderer.builder()
                    .extensions(TABLES)
                    .attributeProviderFactory(context_ -> new Anchors())
                    .build()
                    .render(Parser.builder().extensions(TABLES).build().parse(String.valueOf(value)));
        }
    }

    /** Escapes what is not escaped yet. */
    private static final class Escape extends Filter {

        Escape() {
            super("escape_once");
        }

        @Override
        public Object apply(Object value, TemplateContext context, Object... parameters) {
            return value == null
                    ? ""
                    : String.valueOf(value)
                            .replaceAll("&(?!(#?\\w+;))", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;");
        }
    }
}
