package org.nextstephub.profiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms in which a message can be tried out, and how a text is recognised as one of them. */
public enum TrialFormat {
    HL7V2("hl7v2"),
    FHIR_JSON("fhir-json"),
    FHIR_XML("fhir-xml"),
    CSV("csv");

    /** What a text of an editor, a byte order mark or MLLP may put before the first character that counts. */
    private static final Pattern BEFORE = Pattern.compile("^[\\s\\x00\\x0B\\u00EF\\u00BB\\u00BF\\u00FE\\u00FF]+");

    private static final Pattern SEGMENT = Pattern.compile("^(MSH|FHS|BHS)\\W");
    private static final Pattern HEADER_OF_A_SHEET = Pattern.compile("^\"?[A-Za-z_][\\w \"]*[,;\\t][^\\r\\n]*");
    private static final int LOOKED_AT = 4096;

    private final String code;

    TrialFormat(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isFhir() {
        return this == FHIR_JSON || this == FHIR_XML;
    }

    public static Optional<TrialFormat> ofCode(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
    }

    /** By how the text begins, in whichever charset; empty when it is none of them. */
    public static Optional<TrialFormat> guess(byte[] text) {
        String begins = new String(text, 0, Math.min(text.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        String plain = BEFORE.matcher(begins).replaceFirst("").replace("\0", "");
        if (SEGMENT.matcher(plain).find()) {
            return Optional.of(HL7V2);
        }
        if (plain.startsWith("{") || plain.startsWith("[")) {
            return Optional.of(FHIR_JSON);
        }
        if (plain.startsWith("<")) {
            return Optional.of(FHIR_XML);
        }
        return HEADER_OF_A_SHEET.matcher(plain).find() ? Optional.of(CSV) : Optional.empty();
    }
}
