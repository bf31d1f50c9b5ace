package org.nextstephub.server.intake.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Under what a sender repeats a body that could not even be read: its identifier as it stands in the text. */
public final class RawKey {

    private RawKey() {}

    /** The identifier of the Bundle, else the hash of the body. */
    public static String of(ReceivedMessage received) {
        try {
            String text = StrictText.decode(received.body());
            return (received.xml() ? inXml(text) : inJson(text)).orElseGet(received::sha256);
        } catch (IOException | SAXException unreadable) {
            return received.sha256();
        }
    }

    private static Optional<String> inJson(String text) throws IOException {
        JsonNode identifier = StrictText.json(text).path("identifier");
        return identifier.path("value").isTextual()
                ? Optional.of(identifier.path("system").asText() + "|"
                        + identifier.path("value").asText())
                : Optional.empty();
    }

    private static Optional<String> inXml(String text) throws IOException, SAXException {
        return StrictText.children(StrictText.xml(text).getDocumentElement(), "identifier").stream()
                .map(identifier -> value(identifier, "system") + "|" + value(identifier, "value"))
                .filter(key -> !key.endsWith("|"))
                .findFirst();
    }

    private static String value(Element identifier, String name) {
        return StrictText.children(identifier, name).stream()
                .map(part -> part.getAttribute("value"))
                .findFirst()
                .orElse("");
    }
}
