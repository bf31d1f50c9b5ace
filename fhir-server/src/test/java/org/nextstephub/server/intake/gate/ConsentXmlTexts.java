package org.nextstephub.server.intake.gate;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.nextstephub.server.intake.gate.ConsentTexts.Change;

/** The same in XML: every text that differs from that of a good consent by one change at one element. */
final class ConsentXmlTexts {

    private static final Pattern ELEMENT = Pattern.compile("<(\\w+) value=\"([^\"]*)\"/>");
    private static final String GOOD = good();
    private static final int FROM = GOOD.indexOf("<Consent");
    private static final int TO = GOOD.indexOf("</Consent>");

    private ConsentXmlTexts() {}

    static Stream<Change> wrong() {
        return elements()
                .flatMap(element -> Stream.of(
                        changed(
                                "twice",
                                element,
                                text -> text + text.replaceFirst("value=\"[^\"]*\"", "value=\"other\"")),
                        changed("misspelt", element, text -> text.replaceFirst("<(\\w+)", "<$1x")),
                        changed(
                                "as text",
                                element,
                                text -> "<" + element.group(1) + ">" + element.group(2) + "</" + element.group(1)
                                        + ">"),
                        changed(
                                "of another namespace",
                                element,
                                text -> text.replaceFirst("<(\\w+)", "<$1 xmlns=\"urn:other\"")),
                        changed("of no namespace", element, text -> text.replaceFirst("<(\\w+)", "<$1 xmlns=\"\"")),
                        changed(
                                "with more to it",
                                element,
                                text -> text.replace("/>", "><limit value=\"x\"/></" + element.group(1) + ">")),
                        changed(
                                "with an unknown attribute",
                                element,
                                text -> text.replace(" value", " limit=\"x\" value")),
                        changed("after an instruction", element, text -> "<?other x?>" + text)));
    }

    static Stream<Change> meaningless() {
        return elements()
                .flatMap(element -> Stream.of(
                        changed("on a line of its own", element, text -> "\n  " + text + "\n"),
                        changed("after a comment", element, text -> "<!-- " + "shown -->" + text)));
    }

    private static Stream<MatchResult> elements() {
        List<MatchResult> all = ELEMENT.matcher(GOOD).results().toList();
        return all.stream().filter(element -> element.start() > FROM && element.start() < TO);
    }

    private static Change changed(String what, MatchResult element, UnaryOperator<String> change) {
        String text =
                GOOD.substring(0, element.start()) + change.apply(element.group()) + GOOD.substring(element.end());
        return new Change(element.group(1) + " " + what + ", at " + element.start(), text);
    }

    private static String good() {
        Bundle bundle = FhirContext.forR4Cached()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .parseResource(Bundle.class, ConsentTextTests.good().bundle().toString());
        return new HubGate(HubGate.Form.XML).xml(bundle);
    }
}
