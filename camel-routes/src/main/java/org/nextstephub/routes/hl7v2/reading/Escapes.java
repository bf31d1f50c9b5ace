package org.nextstephub.routes.hl7v2.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;

/** Escape sequences (HL7 v2, chapter 2.7). What is not one is text as it stands. */
record Escapes(Charset charset) {

    String unescape(String text, Delimiters delimiters) {
        char mark = delimiters.escape();
        int first = text.indexOf(mark);
        if (first < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.substring(0, first));
        int at = first;
        while (at < text.length()) {
            int end = text.charAt(at) == mark ? text.indexOf(mark, at + 1) : -1;
            String replaced = end < 0 ? null : replacement(text.substring(at + 1, end), delimiters);
            if (replaced == null) {
                plain.append(text.charAt(at));
                at++;
            } else {
                plain.append(replaced);
                at = end + 1;
            }
        }
        return plain.toString();
    }

    private @org.jspecify.annotations.Nullable String replacement(String sequence, Delimiters delimiters) {
        return switch (sequence) {
            case "F" -> String.valueOf(delimiters.field());
            case "S" -> String.valueOf(delimiters.component());
            case "T" -> String.valueOf(delimiters.subcomponent());
            case "R" -> String.valueOf(delimiters.repetition());
            case "E" -> String.valueOf(delimiters.escape());
            case ".br" -> "\n";
            case "H", "N" -> "";
            default -> other(sequence);
        };
    }

    private @org.jspecify.annotations.Nullable String other(String sequence) {
        if (sequence.matches("X([0-9A-Fa-f]{2}){1,64}")) {
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(HexFormat.of().parseHex(sequence.substring(1))))
                        .toString()
                        .replaceAll("\u0000([\r\n])", "$1");
            } catch (CharacterCodingException notText) {
                return "\u0000";
            }
        }
        return sequence.matches("\\.(sp|fi|nf|in|ti|sk|ce)[+0-9]{0,4}") ? "" : null;
    }
}
