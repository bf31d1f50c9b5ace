package org.nextstephub.routes.casefile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.routes.casefile.contract.Column.Need;
import org.nextstephub.routes.casefile.contract.Form.Kind;

/**
 * The contract as JSON Schema and as XML Schema, both made from {@link Column}. They say what the form of a file is; what a
 * row needs beyond that depends on its event and its consent and is told row by row.
 */
final class Schemas {

    private Schemas() {}

    /** JSON Schema 2020-12. */
    static String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode schema = mapper.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", CaseContract.NAMESPACE + "/nextstep-1.0.schema.json")
                .put("title", "Next Step case file")
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("schema_version").put("const", CaseContract.VERSION);
        ObjectNode rows = properties.putObject("rows").put("type", "array").put("maxItems", InputLimit.ROWS.most());
        row(rows.putObject("items"));
        schema.putArray("required").add("schema_version").add("rows");
        closed(schema);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void row(ObjectNode row) {
        row.put("type", "object");
        ObjectNode properties = row.putObject("properties");
        ArrayNode required = row.putArray("required");
        for (Column column : Column.values()) {
            if (column == Column.SCHEMA_VERSION) {
                continue;
            }
            ObjectNode property =
                    properties.putObject(column.title()).put("type", "string").put("description", column.meaning());
            Form form = column.form();
            if (form.kind() == Kind.CODE) {
                ArrayNode codes = property.putArray("enum").add("");
                form.codes().forEach(codes::add);
            } else {
                property.put("maxLength", form.longest());
            }
            if (!form.kind().schemaPattern().isEmpty()) {
                property.put("pattern", "^(" + form.kind().schemaPattern() + ")?$");
            }
            if (column.need() == Need.ALWAYS) {
                required.add(column.title());
            }
        }
        closed(row);
    }

    /** What begins with x_ is the sender's own; nothing else is allowed beside the columns. */
    private static void closed(ObjectNode object) {
        object.putObject("patternProperties").putObject("^x_");
        object.put("additionalProperties", false);
    }

    /** XML Schema 1.0; elements whose names begin with {@code x_} are taken too, which it cannot say. */
    static String xml() {
        String cells = Arrays.stream(Column.values())
                .filter(column -> column != Column.SCHEMA_VERSION)
                .map(Schemas::element)
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%1$s" targetNamespace="%1$s"
                    elementFormDefault="qualified">
                  <xs:element name="intake">
                    <xs:complexType>
                      <xs:sequence>
                        <xs:element name="row" minOccurs="0" maxOccurs="%2$d">
                          <xs:complexType>
                            <xs:all>
                %3$s            </xs:all>
                          </xs:complexType>
                        </xs:element>
                      </xs:sequence>
                      <xs:attribute name="schema_version" use="required" fixed="%4$s"/>
                    </xs:complexType>
                  </xs:element>
                </xs:schema>
                """.formatted(CaseContract.NAMESPACE, InputLimit.ROWS.most(), cells, CaseContract.VERSION);
    }

    private static String element(Column column) {
        Form form = column.form();
        StringBuilder facets = new StringBuilder();
        if (form.kind() == Kind.CODE) {
            facets.append(facet("enumeration", ""));
            form.codes().forEach(code -> facets.append(facet("enumeration", code)));
        } else {
            facets.append(facet("maxLength", String.valueOf(form.longest())));
            if (!form.kind().schemaPattern().isEmpty()) {
                facets.append(facet("pattern", "(" + form.kind().schemaPattern() + ")?"));
            }
        }
        return """
                              <xs:element name="%s"%s>
                                <xs:annotation><xs:documentation>%s</xs:documentation></xs:annotation>
                                <xs:simpleType>
                                  <xs:restriction base="xs:string">
                %s                  </xs:restriction>
                                </xs:simpleType>
                              </xs:element>
                """.formatted(
                        column.title(),
                        column.need() == Need.ALWAYS ? "" : " minOccurs=\"0\"",
                        escaped(column.meaning()),
                        facets);
    }

    private static String facet(String name, String value) {
        return "                    <xs:" + name + " value=\"" + escaped(value) + "\"/>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
