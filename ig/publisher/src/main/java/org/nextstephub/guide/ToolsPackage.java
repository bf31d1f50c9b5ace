package org.nextstephub.guide;

import java.io.IOException;
import java.nio.file.Path;

/** HL7's tools package as far as the publisher looks into it: two extensions, and code systems that R4 lacks. */
final class ToolsPackage {

    private static final String TOOLS = "http://hl7.org/fhir/tools/StructureDefinition/";

    private ToolsPackage() {}

    static void fill(Path cache) throws IOException {
        PackageFolder folder = PackageFolder.in(cache, "hl7.fhir.uv.tools.r4#0.9.0");
        folder.write("{\"resourceType\":\"ImplementationGuide\",\"id\":\"hl7.fhir.uv.tools\","
                + "\"url\":\"http://hl7.org/fhir/tools/ImplementationGuide/hl7.fhir.uv.tools\",\"version\":\"0.9.0\","
                + "\"name\":\"ToolsStandIn\",\"status\":\"draft\",\"packageId\":\"hl7.fhir.uv.tools.r4\","
                + "\"fhirVersion\":[\"4.0.1\"]}");
        folder.write(extension("snapshot-base-version", "StructureDefinition.snapshot",
                element("Extension.extension", ",\"max\":\"0\"")
                        + "," + element("Extension.url", ",\"fixedUri\":\"" + TOOLS + "snapshot-base-version\"")
                        + "," + element("Extension.value[x]", ",\"min\":1,\"type\":[{\"code\":\"string\"}]")));
        folder.write(extension("ig-parameter", "ImplementationGuide.definition",
                part("code", "code") + "," + part("value", "string")
                        + "," + element("Extension.url", ",\"fixedUri\":\"" + TOOLS + "ig-parameter\"")
                        + "," + element("Extension.value[x]", ",\"max\":\"0\"")));
        folder.write(codes("v3-TaskOutcome", "http://terminology.hl7.org/CodeSystem/v3-TaskOutcome"));
        folder.write(codes("fhir-types", "http://hl7.org/fhir/fhir-types"));
        folder.writeIndex();
        folder.describe("hl7.fhir.uv.tools.r4", "0.9.0", "IG", "http://hl7.org/fhir/tools", "http://hl7.org/fhir/tools");
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
}
