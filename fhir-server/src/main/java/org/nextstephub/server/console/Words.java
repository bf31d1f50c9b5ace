package org.nextstephub.server.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.profiles.TimeSpan;
import org.springframework.context.MessageSource;

/** How one person is spoken to: in English or French as written in Canada, with days and times of Toronto. */
public final class Words {

    private final Locale language;
    private final MessageSource messages;
    private final Displays displays;
    private final Clock clock;

    Words(Locale language, MessageSource messages, Displays displays, Clock clock) {
        this.language = language;
        this.messages = messages;
        this.displays = displays;
        this.clock = clock;
    }

    public boolean isFrench() {
        return language.getLanguage().equals("fr");
    }

    /** For the attribute {@code lang}. */
    public String tag() {
        return isFrench() ? "fr-CA" : "en-CA";
    }

    public Locale language() {
        return language;
    }

    /** A sentence of the console. */
    public String say(String key, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /** Whether the console has this sentence. */
    public boolean has(String key) {
        return !"".equals(messages.getMessage(key, new Object[0], "", language));
    }

    /**
     * A code in words: the console's own where it has gentler ones, otherwise those of the code system.
     *
     * @param system id of a code system, {@code ns-contact-type}
     */
    public String code(String system, String code) {
        String own = system + "." + code;
        return has(own) ? say(own) : displays.of(system, code, isFrench()).orElse(code);
    }

    public String code(Coding coding) {
        return code(coding.getSystem().replaceFirst(".*/", ""), coding.getCode());
    }

    public String code(CodeableConcept concept) {
        return code(concept.getCodingFirstRep());
    }

    List<String> codes(String system) {
        return displays.codes(system);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TimeSpan.TORONTO);
    }

    public Instant now() {
        return clock.instant();
    }

    /** 14 December 2026, 14 décembre 2026. */
    public String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", language));
    }

    /** Today, in 6 days, 3 days ago. */
    public String distance(LocalDate day) {
        long days = ChronoUnit.DAYS.between(today(), day);
        return days == 0 ? say("day.today") : say(days > 0 ? "day.ahead" : "day.ago", Math.abs(days));
    }

    public String month(java.time.YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", language));
    }

    /** 28 November 2026, 14:10; 28 novembre 2026, 14 h 10. */
    public String moment(Instant at) {
        return day(LocalDate.ofInstant(at, TimeSpan.TORONTO)) + ", "
                + at.atZone(TimeSpan.TORONTO)
                        .format(DateTimeFormatter.ofPattern(isFrench() ? "H'\u00A0h\u00A0'mm" : "H:mm", language));
    }

    /** A language by its name. */
    public String languageName(String tag) {
        return Optional.of(Locale.forLanguageTag(tag).getDisplayLanguage(language))
                .filter(name -> !name.isEmpty())
                .orElse(tag);
    }
}
