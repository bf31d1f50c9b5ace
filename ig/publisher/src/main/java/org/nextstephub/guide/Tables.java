package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is inserted into pages: tables and examples, made from the files that the hub and its tests use. */
final class Tables {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Examples examples;

    Tables(Path home) {
        this.home = home;
        this.examples = new Examples(home.resolve("fhir-server/src/test/resources/cases"));
    }

    String of(String what, String argument) throws IOException {
        return switch (what) {
            case "decisions" -> decisions(argument);
            case "codes" -> codes(argument);
            case "errors" -> errors();
            case "identifiers" -> identifiers();
            case "differences" -> differences();
            case "cases" -> examples.of(argument);
            case "file" -> Examples.block(home.resolve(argument));
            default -> throw new IOException("Nothing is known to insert for " + what);
        };
    }

    /** Rows of the decision table: what differs, and the reason that follows. */
    private String decisions(String file) throws IOException {
        Map<String, String> reasons = displays("ns-reason");
        StringBuilder table = new StringBuilder("| what differs | answer | why |\n|---|---|---|\n");
        for (JsonNode row : JSON.readTree(
                home.resolve("fhir-server/src/test/resources/decisions/" + file + ".json").toFile())) {
            String reason = row.path("reason").asText();
            table.append("| ")
                    .append(row.path("case").asText())
                    .append(reason.equals("ok") ? " | **accepted** | " : " | refused | ")
                    .append(reason.equals("ok") ? "" : "`" + reason + "` " + reasons.get(reason))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** A code system in both languages. */
    private String codes(String system) throws IOException {
        StringBuilder table = new StringBuilder("| code | English | français |\n|---|---|---|\n");
        for (JsonNode concept : concepts(system)) {
            table.append("| `")
                    .append(concept.path("code").asText())
                    .append("` | ")
                    .append(concept.path("display").asText())
                    .append(" | ")
                    .append(french(concept))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** What every door says when something is wrong, or worth knowing. */
    private String errors() throws IOException {
        StringBuilder table =
                new StringBuilder("| FHIR `ns-issue` | HL7 v2 and files | English | français |\n|---|---|---|---|\n");
        for (JsonNode concept : concepts("ns-issue")) {
            String code = concept.path("code").asText();
            boolean fhirOnly = code.equals("normalised") || code.equals("transition");
            table.append("| `")
                    .append(code)
                    .append("` | ")
                    .append(fhirOnly ? "" : "`HUB-" + code.toUpperCase(Locale.ROOT) + "`")
                    .append(" | ")
                    .append(concept.path("display").asText())
                    .append(" | ")
                    .append(french(concept))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** Systems of the hub's own identifiers. */
    private String identifiers() throws IOException {
        StringBuilder table = new StringBuilder("| system | identifies |\n|---|---|\n");
        for (Path file : sorted(home.resolve("profiles/fsh-generated/resources"))) {
            if (file.getFileName().toString().startsWith("NamingSystem-")) {
                JsonNode system = JSON.readTree(file.toFile());
                table.append("| [`")
                        .append(system.path("uniqueId").path(0).path("value").asText())
                        .append("`](NamingSystem-")
                        .append(system.path("id").asText())
                        .append(".html) | ")
                        .append(system.path("description").asText())
                        .append(" |\n");
            }
        }
        return table.toString();
    }

    /** What HL7's own engine objects to and the hub does not. */
    private String differences() throws IOException {
        StringBuilder table = new StringBuilder("| HL7's engine says | about | why the hub does not |\n|---|---|---|\n");
        for (JsonNode difference : JSON.readTree(home.resolve("ig/differences.json").toFile())) {
            table.append("| `")
                    .append(difference.path("rule").asText())
                    .append("` | `")
                    .append(difference.path("words").asText())
                    .append("` | ")
                    .append(difference.path("why").asText())
                    .append(" |\n");
        }
        return table.toString();
    }

    private JsonNode concepts(String system) throws IOException {
        return JSON.readTree(home.resolve("profiles/fsh-generated/resources/CodeSystem-" + system + ".json")
                        .toFile())
                .path("concept");
    }

    private Map<String, String> displays(String system) throws IOException {
        Map<String, String> displays = new HashMap<>();
        concepts(system)
                .forEach(concept -> displays.put(
                        concept.path("code").asText(), concept.path("display").asText()));
        return displays;
    }

    private static String french(JsonNode concept) {
        return concept.path("designation").path(0).path("value").asText();
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(Path::toString)).toList();
        }
    }
}
