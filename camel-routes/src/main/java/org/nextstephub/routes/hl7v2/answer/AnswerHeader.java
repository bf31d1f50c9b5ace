package org.nextstephub.routes.hl7v2.answer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.routes.hl7v2.reading.Delimiters;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.SupportedVersions;

/** MSH of what the hub sends: of an answer, in the delimiters and the version of the message that it answers. */
final class AnswerHeader {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");
    private static final SecureRandom RANDOM = new SecureRandom();

    private AnswerHeader() {}

    /** @param type MSH-9 */
    static String of(Msh msh, String type, Clock clock) {
        Delimiters d = msh.delimiters();
        String[] fields = new String[18];
        Arrays.fill(fields, "");
        fields[0] = "MSH" + d.field() + d.encodingCharacters();
        fields[1] = msh.raw(5);
        fields[2] = msh.raw(6);
        fields[3] = msh.raw(3);
        fields[4] = msh.raw(4);
        fields[5] = now(clock);
        fields[7] = type;
        fields[8] = newId();
        fields[9] = msh.raw(11);
        fields[10] = SupportedVersions.contains(msh.version()) ? msh.version() : "2.5.1";
        fields[15] = msh.raw(17);
        fields[16] = msh.raw(18);
        return d.join(fields);
    }

    /** Of an answer to a message without a readable header. */
    static String standard(Clock clock) {
        return "MSH|^~\\&|NEXTSTEP|PSSEO|||" + now(clock) + "||ACK|" + newId() + "|P|2.5.1";
    }

    static String now(Clock clock) {
        return TIME.format(OffsetDateTime.ofInstant(clock.instant(), TimeSpan.TORONTO));
    }

    private static String newId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
