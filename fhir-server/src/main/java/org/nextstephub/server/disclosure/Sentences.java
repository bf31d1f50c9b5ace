package org.nextstephub.server.disclosure;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.nextstephub.profiles.SharedFact;

/** Plain sentences in one language, English or French. */
final class Sentences {

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

    /** What a fact that was told is called. */
    String state(String code) {
        return SharedFact.text(code, locale.getLanguage());
    }
}
