package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A FHIR package in the cache: its resources, their index, and its description.
 *
 * @param files the entries of the index
 */
record PackageFolder(Path path, ArrayNode files) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> INDEXED = List.of(
            "resourceType", "id", "url", "version", "kind", "type", "supplements", "content", "derivation");

    /** @param packageId such as {@code hl7.fhir.r4.core#4.0.1} */
    static PackageFolder in(Path cache, String packageId) throws IOException {
        return new PackageFolder(
                Files.createDirectories(cache.resolve(packageId + "/package")), JSON.createArrayNode());
    }

    /** Writes a resource under its type and id. */
    void write(String text) throws IOException {
        JsonNode resource = JSON.readTree(text);
        String name = resource.path("resourceType").asText() + "-" + resource.path("id").asText() + ".json";
        Files.writeString(path.resolve(name), text);
        index(name, resource);
    }

    void index(String name, JsonNode resource) {
        ObjectNode entry = files.addObject().put("filename", name);
        INDEXED.stream()
                .filter(field -> resource.path(field).isTextual())
                .forEach(field -> entry.set(field, resource.get(field)));
    }

    void writeIndex() throws IOException {
        JSON.writeValue(
                path.resolve(".index.json").toFile(),
                JSON.createObjectNode().put("index-version", 2).set("files", files));
    }

    void describe(String name, String version, String type, String canonical, String url)
            throws IOException {
        ObjectNode about = JSON.createObjectNode()
                .put("name", name)
                .put("version", version)
                .put("tools-version", 3)
                .put("type", type)
                .put("date", "20191101092923")
                .put("license", "CC0-1.0")
                .put("canonical", canonical)
                .put("url", url)
                .put("title", name)
                .put("description", name)
                .put("author", "HL7 Inc");
        about.putArray("fhirVersions").add("4.0.1");
        about.putObject("dependencies");
        about.putObject("directories").put("lib", "package").put("example", "example");
        JSON.writerWithDefaultPrettyPrinter().writeValue(path.resolve("package.json").toFile(), about);
    }
}
