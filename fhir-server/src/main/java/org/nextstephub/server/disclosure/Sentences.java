package org.nextstephub.server.disclosure;

import ca.uhn.fhir.context.FhirContext;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.nextstephub.profiles.ConformanceResources;

/** Plain sentences in one language, English or French. */
final class Sentences {

    private static final CodeSystem STATES = ConformanceResources.read(
            FhirContext.forR4Cached(), CodeSystem.class, "CodeSystem-ns-business-status.json");

    private final Locale locale;
    private final ResourceBundle texts;

    private Sentences(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                Sentences.class.getPackageName() + ".sentences",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** French for any code that begins with {@code fr}, else English. */
    static Sentences in(String language) {
        return new Sentences(language.startsWith("fr") ? Locale.CANADA_FRENCH : Locale.CANADA);
    }

    String language() {
        return locale.toLanguageTag();
    }

    String say(String sentence, Object... values) {
        return new MessageFormat(texts.getString(sentence), locale).format(values);
    }

    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }

    /** What a referral's state is called; a bare status stays as it is. */
    String state(String code) {
        return STATES.getConcept().stream()
                .filter(concept -> concept.getCode().equals(code))
                .map(this::display)
                .findFirst()
                .orElse(code);
    }

    private String display(ConceptDefinitionComponent concept) {
        return locale.getLanguage().equals("fr")
                ? concept.getDesignationFirstRep().getValue()
                : concept.getDisplay();
    }
}
