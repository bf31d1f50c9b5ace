package org.nextstephub.routes.casefile.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseContract;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Column;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** A case file as XML 1.0: {@code intake} with {@code row} elements; no DOCTYPE, nothing is ever fetched. */
public final class XmlRows extends DefaultHandler {

    private final RowCollector collector = new RowCollector();
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int position;
    private @Nullable Column column;

    private XmlRows() {}

    static List<CaseRow> read(String text) throws Unreadable {
        XmlRows rows = new XmlRows();
        try {
            XMLReader reader = reader();
            reader.setContentHandler(rows);
            reader.setErrorHandler(rows);
            reader.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("nothing is fetched");
            });
            reader.parse(new InputSource(new StringReader(text)));
        } catch (Stop stopped) {
            throw stopped.why;
        } catch (SAXException | IOException broken) {
            throw new Unreadable(Issue.FORMAT);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return rows.collector.rows().stream().map(JsonRows::versioned).toList();
    }

    private static XMLReader reader() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        return factory.newSAXParser().getXMLReader();
    }

    /** Carries the reason out of the parser. */
    private static final class Stop extends SAXException {
        private final transient Unreadable why;

        Stop(Unreadable why) {
            super(why.getMessage());
            this.why = why;
        }
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        depth++;
        try {
            requireForm(text.toString().isBlank());
            text.setLength(0);
            requireForm(namespace.equals(CaseContract.NAMESPACE));
            switch (depth) {
                case 1 -> root(name, attributes);
                case 2 -> {
                    requireForm(name.equals("row") && attributes.getLength() == 0);
                    position = 0;
                }
                case 3 -> {
                    requireForm(attributes.getLength() == 0);
                    cell(name);
                }
                default -> throw new Unreadable(Issue.FORMAT);
            }
        } catch (Unreadable why) {
            throw new Stop(why);
        }
    }

    private static void root(String name, Attributes attributes) throws Unreadable {
        requireForm(name.equals("intake"));
        String version = attributes.getValue("", "schema_version");
        requireForm(attributes.getLength() == (version == null ? 0 : 1));
        RowCollector.requireVersion(version == null ? "" : version.strip());
    }

    private void cell(String name) throws Unreadable {
        position++;
        RowCollector.require(InputLimit.COLUMNS, position, "");
        String place = RowCollector.place(name, position);
        Optional<Column> known = RowCollector.known(name, place, Set.of(Column.SCHEMA_VERSION));
        column = known.isPresent() ? collector.column(name, place).orElse(null) : null;
    }

    @Override
    public void endElement(String namespace, String name, String qualified) throws SAXException {
        try {
            if (depth == 3 && column != null) {
                collector.put(column, text.toString());
            } else if (depth < 3) {
                requireForm(text.toString().isBlank());
            }
            if (depth == 2) {
                collector.next();
            }
        } catch (Unreadable why) {
            throw new Stop(why);
        }
        column = null;
        text.setLength(0);
        depth--;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        throw new Stop(new Unreadable(Issue.FORMAT));
    }

    private static void requireForm(boolean met) throws Unreadable {
        if (!met) {
            throw new Unreadable(Issue.FORMAT);
        }
    }
}
