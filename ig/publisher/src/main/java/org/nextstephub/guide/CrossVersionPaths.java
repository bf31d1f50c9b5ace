package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which elements of R5's resources R4 may express by an extension, as the publisher's validator looks them up. */
record CrossVersionPaths(Path cache) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(String... types) throws IOException {
        ObjectNode elements = JSON.createObjectNode();
        for (String type : types) {
            Path definition = cache.resolve("hl7.fhir.r5.core#5.0.0/package/StructureDefinition-" + type + ".json");
            for (JsonNode element : JSON.readTree(definition.toFile()).path("differential").path("element")) {
                String path = element.path("path").asText();
                String parent = path.replaceFirst("\\.[^.]*$", "");
                if (elements.path(parent).has("elements")) {
                    ((ArrayNode) elements.path(parent).path("elements")).add(path.substring(parent.length() + 1));
                }
                JsonNode codes = element.path("type");
                if (codes.path(0).path("code").asText().equals("BackboneElement") || !path.contains(".")) {
                    elements.putObject(path).putArray("elements");
                } else {
                    ArrayNode kinds = elements.putObject(path).putArray("types");
                    codes.forEach(code -> kinds.add(code.path("code").asText()));
                }
            }
        }
        Path other = Files.createDirectories(cache.resolve("hl7.fhir.xver-extensions#0.1.0/package/other"));
        JSON.writeValue(other.resolve("xver-paths-5.0.json").toFile(), elements);
    }
}
