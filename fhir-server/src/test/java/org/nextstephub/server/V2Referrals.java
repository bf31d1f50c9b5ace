package org.nextstephub.server;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/** A fictional referral as HL7 v2 text, each with numbers and a person of its own. */
public final class V2Referrals {

    private static final String MARK = "MARK";

    private V2Referrals() {}

    /** REF^I12 that is accepted at the instant of the tests; its lines end with LF. */
    public static String message(String number) {
        return message(number, LocalDate.ofInstant(RunningHub.NOW, ZoneId.of("America/Toronto")));
    }

    /** One that is accepted today. */
    static String messageOfToday(String number) {
        return message(number, LocalDate.now(ZoneId.of("America/Toronto")));
    }

    /** The same as FHIR messages, translated once, as the MLLP door does. */
    static UnaryOperator<String> translated() throws ReflectiveOperationException {
        String template = TranslatedByRoutes.v2(message(MARK));
        return number -> template.replace(MARK, number);
    }

    private static String message(String number, LocalDate today) {
        return Referrals.text("/demo/referral-with-consent.hl7")
                .replace("{run}", number)
                .replace("{now}", day(today) + "000100-0500")
                .replace("{today}", day(today))
                .replace("{in-two-months}", day(today.plusMonths(2)))
                .replace("{in-eleven-months}", day(today.plusMonths(11)));
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
