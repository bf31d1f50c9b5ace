package org.nextstephub.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The pages of FHIR R4, by what they describe. */
final class SpecificationPages {

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
    static final Set<String> LINKED = Set.of(
            "datatypes-definitions.html", "element-definitions.html", "references-definitions.html",
            "resource-definitions.html", "domainresource-definitions.html", "narrative-definitions.html",
            "extensibility-definitions.html", "event.html", "request.html", "definition.html", "fivews.html",
            "workflow.html", "backboneelement-definitions.html", "dosage-definitions.html",
            "metadatatypes-definitions.html", "rdf.html", "index.html", "formats.html", "terminologies.html",
            "profiling.html", "conformance-rules.html", "search.html", "json.html", "xml.html", "http.html", "fhirpath.html",
            "patient-operation-match.html", "servicerequest-example-di.html");

    private SpecificationPages() {}

    static String of(JsonNode resource) {
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
}
