package org.nextstephub.server.intake.message;

import java.io.StringWriter;
import java.util.TreeMap;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** XML as text, to be parsed again or compared. */
final class XmlText {

    private XmlText() {}

    static String of(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Elements, attributes and text in order, without comments, blanks between elements, or the narrative. */
    static String canonical(Element element) {
        StringBuilder out = new StringBuilder("<").append(element.getLocalName());
        TreeMap<String, String> attributes = new TreeMap<>();
        NamedNodeMap map = element.getAttributes();
        for (int i = 0; i < map.getLength(); i++) {
            if (!map.item(i).getNodeName().startsWith("xmlns")) {
                attributes.put(map.item(i).getNodeName(), map.item(i).getNodeValue());
            }
        }
        out.append(attributes).append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested && !nested.getLocalName().equals("text")) {
                out.append(canonical(nested));
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                out.append(child.getNodeValue().strip());
            }
        }
        return out.append("</>").toString();
    }
}
