package org.nextstephub.server.body;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through the tokens of an XML body once; nothing is resolved and nothing is fetched. As with JSON, what ends the
 * reading here must not be read on behind it, so unknown entities and prefixes are passed over.
 */
final class XmlBody {

    private static final XMLInputFactory LENIENT = lenient();

    private final XMLStreamReader reader;
    private final Tally tally = new Tally();

    private XmlBody(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory lenient() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER, (XMLResolver)
                (publicId, systemId, base, name) -> InputStream.nullInputStream());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Integer.MAX_VALUE);
        return factory;
    }

    /**
     * Counts what the text holds, as far as it is XML.
     *
     * @return whether it is XML to its end; if not, its door says so
     * @throws OverLimit when it is over one
     */
    static boolean check(String xml) throws OverLimit {
        try {
            XMLStreamReader reader = LENIENT.createXMLStreamReader(new StringReader(xml));
            new XmlBody(reader).tokens();
            reader.close();
            return true;
        } catch (XMLStreamException notXml) {
            return false;
        }
    }

    private void tokens() throws XMLStreamException, OverLimit {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> element();
                    case XMLStreamConstants.END_ELEMENT -> tally.close();
                    default -> {}
                }
            }
        } catch (OverLimit over) {
            Location place = reader.getLocation();
            throw over.at(place.getLineNumber(), place.getColumnNumber());
        }
    }

    private void element() throws OverLimit {
        String name = reader.getLocalName();
        String local = name.substring(name.indexOf(':') + 1);
        if (local.equals("reference")) {
            tally.reference();
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            tally.text(local, reader.getAttributeValue(i));
        }
        tally.open(local);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            tally.element();
        }
    }
}
