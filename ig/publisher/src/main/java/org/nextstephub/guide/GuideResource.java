package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** The ImplementationGuide resource, which lists the guide's pages and examples. */
final class GuideResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GuideResource() {}

    /** Adds the pages, and the package that the publisher needs. */
    static void complete(Path file, JsonNode pages) throws IOException {
        ObjectNode guide = (ObjectNode) JSON.readTree(file.toFile());
        ArrayNode named = ((ObjectNode) guide.path("definition").path("page")).putArray("page");
        for (JsonNode page : pages) {
            named.addObject()
                    .put("nameUrl", page.path("name").asText() + ".html")
                    .put("title", page.path("title").asText())
                    .put("generation", "markdown");
        }
        named.addObject().put("nameUrl", "artifacts.html").put("title", "Artefacts").put("generation", "html");
        ArrayNode needs = (ArrayNode) guide.path("dependsOn");
        needs.addObject()
                .put("id", "hl7_fhir_uv_tools_r4")
                .put("uri", "http://hl7.org/fhir/tools/ImplementationGuide/hl7.fhir.uv.tools")
                .put("packageId", "hl7.fhir.uv.tools.r4")
                .put("version", "0.9.0");
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), guide);
    }

    /** The examples as a table, each with its note: the publisher's own list has no words for them. */
    static String examples(Path file) throws IOException {
        JsonNode guide = JSON.readTree(file.toFile());
        StringBuilder table = new StringBuilder("<table class=\"grid\">\n");
        for (JsonNode resource : guide.path("definition").path("resource")) {
            if (resource.has("exampleCanonical") || resource.path("exampleBoolean").asBoolean()) {
                String reference = resource.path("reference").path("reference").asText();
                table.append("<tr><td><a href=\"")
                        .append(reference.replace('/', '-'))
                        .append(".html\">")
                        .append(resource.path("name").asText())
                        .append("</a></td><td>")
                        .append(reference.replaceAll("/.*", ""))
                        .append("</td><td>")
                        .append(resource.path("description").asText())
                        .append("</td></tr>\n");
            }
        }
        return table.append("</table>\n").toString();
    }
}
