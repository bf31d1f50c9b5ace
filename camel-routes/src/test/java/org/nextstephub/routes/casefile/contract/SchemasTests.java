package org.nextstephub.routes.casefile.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** The published schemas are those that the columns make; run with {@code -Dschemas.write=true} to write them. */
class SchemasTests {

    private static final Path FOLDER = Path.of("../docs/case-files");

    @Test
    void thePublishedJsonSchemaIsTheContract() throws IOException {
        published("nextstep-1.0.schema.json", Schemas.json());
    }

    @Test
    void thePublishedXmlSchemaIsTheContract() throws IOException {
        published("nextstep-1.0.xsd", Schemas.xml());
    }

    @Test
    void thePublishedTableAndTemplateHaveTheSameColumns() throws IOException {
        published("columns.md", ColumnTable.markdown());
        published("template.csv", ColumnTable.template());
    }

    private static void published(String name, String made) throws IOException {
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(FOLDER.resolve(name), made);
        }
        assertThat(Files.readString(FOLDER.resolve(name))).isEqualTo(made);
    }

    @Test
    void everyExampleOfThePatternsIsOne() {
        for (Column column : Column.values()) {
            if (column.form().kind() == Form.Kind.CODE) {
                column.form().codes().forEach(code -> assertThat(column.form().misfit(code))
                        .as(column + " " + code)
                        .isEmpty());
            }
        }
    }

    @Test
    void theXmlSchemaTakesARowAndFindsAWrongOne() throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(Schemas.xml())));
        schema.newValidator().validate(new StreamSource(new StringReader(row("new"))));
        assertThatThrownBy(() -> schema.newValidator().validate(new StreamSource(new StringReader(row("opened")))))
                .isInstanceOf(SAXException.class);
    }

    private static String row(String event) {
        return "<intake xmlns=\"" + CaseContract.NAMESPACE
                + "\" schema_version=\"nextstep-1.0\"><row><event_id>E-1</event_id>"
                + "<event>" + event + "</event><event_time>2026-11-22T09:40:00-05:00</event_time>"
                + "<referral_id>R-1</referral_id><client_id>C-1</client_id></row></intake>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "613-555-0144",
                "(613) 555-0144",
                "+16135550144",
                "1 613 555 0144",
                "+442079460000",
                "613-555-0144 x12",
                "613-555-0144 poste 12"
            })
    void telephoneNumbersAsPeopleWriteThem(String written) {
        assertThat(Column.PHONE.form().misfit(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"555-0144", "6.14E+09", "call me", "013-555-0144", "++16135550144", "613-555-0144 or 0145"})
    void whatIsNoTelephoneNumber(String written) {
        assertThat(Column.PHONE.form().misfit(written)).isPresent();
    }
}
