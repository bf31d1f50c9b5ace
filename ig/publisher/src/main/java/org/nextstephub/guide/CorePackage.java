package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** FHIR R4 itself, with what the publisher wants to know of the pages of the specification. */
record CorePackage(Path cache) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Where the specification describes its resources.
     *
     * @param paths page of each canonical address
     * @param targets pages that may be linked to
     */
    private record Described(ObjectNode paths, Set<String> targets) {}

    /** Unpacks it, unless it is there. */
    void fill(ZipFile registry) throws IOException {
        PackageFolder folder = PackageFolder.in(cache, "hl7.fhir.r4.core#4.0.1");
        if (Files.exists(folder.path().resolve("package.json"))) {
            return;
        }
        Path other = Files.createDirectories(folder.path().resolve("other"));
        writeInternals(other, resources(registry, folder));
        folder.writeIndex();
        copyLooks(other);
        folder.describe("hl7.fhir.r4.core", "4.0.1", "Core", "http://hl7.org/fhir", "http://hl7.org/fhir/R4/");
    }

    /** Unpacks the resources; returns where each is described. */
    private static Described resources(ZipFile registry, PackageFolder folder) throws IOException {
        ObjectNode paths = JSON.createObjectNode();
        Set<String> targets = new TreeSet<>(SpecificationPages.LINKED);
        List<? extends ZipEntry> entries = registry.stream()
                .filter(entry -> entry.getName().matches("hl7/fhir/core/package/[^.][^/]*\\.json")
                        && !entry.getName().contains("StructureDefinition-de-"))
                .toList();
        for (ZipEntry entry : entries) {
            byte[] bytes = registry.getInputStream(entry).readAllBytes();
            JsonNode resource = JSON.readTree(bytes);
            Path name = Path.of(entry.getName()).getFileName();
            Files.write(folder.path().resolve(name.toString()), bytes);
            folder.index(name.toString(), resource);
            String page = SpecificationPages.of(resource);
            paths.put(resource.path("url").asText(), page);
            targets.add(page.replaceAll("#.*", ""));
            if (page.equals(resource.path("id").asText().toLowerCase(Locale.ROOT) + ".html")) {
                targets.add(page.replace(".html", "-definitions.html"));
            }
        }
        return new Described(paths, targets);
    }

    private static void writeInternals(Path other, Described described) throws IOException {
        ObjectNode internals = JSON.createObjectNode()
                .put("npm-name", "hl7.fhir.core")
                .put("ig-version", "4.0.1")
                .put("tool-version", "4.0.1")
                .put("tool-build", "9346c8cc45")
                .put("webUrl", "http://hl7.org/fhir/R4/")
                .put("date", "2019-11-01")
                .put("date-time", "20191101092923+1100");
        internals.set("paths", described.paths());
        internals.putObject("pages");
        internals.set("targets", JSON.valueToTree(described.targets()));
        internals.putArray("images").add("help16.png");
        JSON.writeValue(other.resolve("spec.internals").toFile(), internals);
    }

    /** Icons and style sheets, which R4's artifact lacks and R5's has. */
    private void copyLooks(Path other) throws IOException {
        try (Stream<Path> looks = Files.list(cache.resolve("hl7.fhir.r5.core#5.0.0/package/other"))) {
            for (Path look : looks.filter(file ->
                            file.toString().matches(".*(mappingSpaces.details|sdmap.details|\\.(png|gif|css))"))
                    .toList()) {
                Files.copy(look, other.resolve(look.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
