package org.nextstephub.server.body;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DecimalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.profiles.validation.HubValidator;

/** Every limit of a body, in both forms: so much is read, and one more is not. */
class BodyLimitsTests {

    static final Iterable<InputLimit> LIMITS = AtALimit.limits();

    @ParameterizedTest
    @FieldSource("LIMITS")
    void readsSoMuchAndNoMore(InputLimit limit) {
        String json = AtALimit.json(limit, limit.most());
        String xml = AtALimit.xml(limit, limit.most());
        String moreJson = AtALimit.json(limit, limit.most() + 1);
        String moreXml = AtALimit.xml(limit, limit.most() + 1);
        assertThatCode(() -> JsonBody.check(json)).doesNotThrowAnyException();
        assertThatCode(() -> XmlBody.check(xml)).doesNotThrowAnyException();
        assertRefused(limit, () -> JsonBody.check(moreJson));
        assertRefused(limit, () -> XmlBody.check(moreXml));
    }

    private static void assertRefused(InputLimit limit, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(OverLimit.class, over -> assertThat(over.limit())
                .isEqualTo(limit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\": 1e9000000}",
                "{\"value\": -1E-99999999999}",
                "{\"value\": \"1e9000000\"}",
                "{\"valueQuantity\": {\"value\": \"+1.5e99999\"}}",
                "{\"value\": 0.00000000000000000000000000000000000000000000000001}",
                "{// a comment\n 'value': 1e9000000}",
                "{\"a\": [1,], value: 1e9000000}",
                "[01, .5, NaN, 1e9000000]",
                "{\"a\": 1} {\"value\": 1e9000000}",
                "{\"text\": {\"div\": \"<div><br><b a=b><b></b></b></div>NESTED\"}}"
            })
    void refusesWhatNobodyMeans(String json) {
        assertThatThrownBy(() -> JsonBody.check(json.replace("NESTED", "<b>".repeat(60))))
                .isInstanceOf(OverLimit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><value value='1e9000000'/></a>",
                "<a>&nbsp;<value value='&unknown;1e9000000'/></a>",
                "<f:a f:b='c'><f:value value='1e9000000'/></f:a>",
                "<?xml version='1.0'?><!-- - --><a><b value='&#65;'/><value value='1e9000000'/></a>"
            })
    void refusesThemInXmlThatOthersRead(String xml) {
        assertThatThrownBy(() -> XmlBody.check(xml)).isInstanceOf(OverLimit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"identifier\": [{\"value\": \"12e4567\"}], \"telecom\": [{\"value\": \"6135e55501\"}]}",
                "{\"valueIdentifier\": {\"value\": \"12e4567\"}, \"id\": \"1e999\", \"value\": \"12 rue\"}",
                "{\"value\": 6.02214076e23, \"text\": {\"div\": \"<div>a < b &nbsp;<br></div>\"}}",
                "",
                "not JSON",
                "{\"a\": "
            })
    void leavesTheRestToTheDoor(String json) {
        assertThatCode(() -> JsonBody.check(json)).doesNotThrowAnyException();
    }

    /** A note may speak of markup; a body in XML may not bring a type of its own. */
    @Test
    void asksXmlAloneToLeaveOutADoctype() {
        assertThat(BodyLimits.unreadable("application/fhir+json", "{\"note\": \"<!DOCTYPE html>\"}"))
                .isEmpty();
        assertThat(BodyLimits.unreadable("application/fhir+xml", "\uFEFF <!DOCTYPE x><Patient/>"))
                .contains("DOCTYPE");
        assertThat(BodyLimits.unreadable("application/fhir+json", "<!DOCTYPE x><Patient/>"))
                .as("whatever it says it is")
                .contains("DOCTYPE");
    }

    @Test
    void saysWhereAndNotWhat() {
        assertThatThrownBy(() -> JsonBody.check("{\n  \"family\": \"Tremblay\",\n  \"value\": 1e9000000}"))
                .isInstanceOfSatisfying(OverLimit.class, over -> assertThat(over.text())
                        .isEqualTo("The exponent of a number is at most 30 (line 3, column 12)"));
    }

    @Test
    void knowsEveryDecimalOfTheResourcesThatAreSent() {
        Set<String> names = new TreeSet<>();
        Set<BaseRuntimeElementDefinition<?>> seen = new java.util.HashSet<>();
        FhirContext fhir = FhirContext.forR4Cached();
        Stream.of(fhir.getResourceTypes())
                .flatMap(Set::stream)
                .filter(type -> HubValidator.profileOf(type).isPresent())
                .forEach(type -> decimals(fhir.getResourceDefinition(type), seen, names));
        names.removeIf(name -> name.endsWith("Decimal"));
        assertThat(Tally.DECIMALS).containsAll(names);
    }

    private static void decimals(
            BaseRuntimeElementDefinition<?> element, Set<BaseRuntimeElementDefinition<?>> seen, Set<String> names) {
        if (seen.add(element) && element instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            List<BaseRuntimeChildDefinition> children = composite.getChildren().stream()
                    .filter(child ->
                            !child.getElementName().toLowerCase(Locale.ROOT).endsWith("extension"))
                    .toList();
            for (BaseRuntimeChildDefinition child : children) {
                for (String name : child.getValidChildNames()) {
                    BaseRuntimeElementDefinition<?> below = child.getChildByName(name);
                    if (below != null && DecimalType.class.isAssignableFrom(below.getImplementingClass())) {
                        names.add(name);
                    } else if (below != null) {
                        decimals(below, seen, names);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void standsInTheManual(InputLimit limit) throws IOException {
        Set<String> rows =
                Files.readAllLines(Path.of("../docs/limits.md")).stream().collect(toCollection(TreeSet::new));
        assertThat(rows).contains("| `" + limit.name().toLowerCase(Locale.ROOT) + "` | " + limit.rule() + " |");
    }
}
