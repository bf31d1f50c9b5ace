package org.nextstephub.server.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON written as it is read in the specification, with names bare and texts in single quotes. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private Json() {}

    static ObjectNode object(String text) {
        return (ObjectNode) node(text);
    }

    static ArrayNode array(JsonNode... nodes) {
        ArrayNode array = MAPPER.createArrayNode();
        for (JsonNode node : nodes) {
            array.add(node);
        }
        return array;
    }

    static JsonNode node(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static ObjectNode coding(String system, String code) {
        return MAPPER.createObjectNode().put("system", system).put("code", code);
    }

    static ObjectNode identifier(String system, String value) {
        return MAPPER.createObjectNode().put("system", system).put("value", value);
    }

    static ObjectNode extension(String url, String code) {
        return MAPPER.createObjectNode().put("url", url).put("valueCode", code);
    }

    /** An element or a primitive that is only an extension. */
    static ObjectNode masked() {
        return object("{extension: [{url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                + " valueCode: 'masked'}]}");
    }
}
