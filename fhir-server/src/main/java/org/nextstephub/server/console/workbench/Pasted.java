package org.nextstephub.server.console.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A text that was pasted, or a file that was chosen, in the bytes that a sender would send.
 *
 * @param shown as the page repeats it; empty if it is too long
 */
record Pasted(byte[] bytes, String shown) {

    /** What is longer is not tried; enough is sent on to be told so. */
    private static final int LONGEST = 1024 * 1024;

    /** MSH-18 of HL7 v2; what it does not name is UTF-8. */
    private static final Pattern DECLARED = Pattern.compile("^\\s*MSH(.)(?:[^\\r\\n]*?\\1){16}(8859/1|8859/15)");

    private static final Map<String, Charset> CHARSETS =
            Map.of("8859/1", StandardCharsets.ISO_8859_1, "8859/15", Charset.forName("ISO-8859-15"));

    /** A file goes before a text: whoever chose one wants that tried. */
    static Pasted of(String text, @Nullable MultipartFile file) {
        Pasted whole = file == null || file.isEmpty() ? of(text) : of(file);
        return whole.bytes.length > LONGEST ? new Pasted(Arrays.copyOf(whole.bytes, LONGEST + 1), "") : whole;
    }

    static Pasted of(String text) {
        Matcher header = DECLARED.matcher(text);
        Charset charset =
                header.find() ? CHARSETS.getOrDefault(header.group(2), StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
        return new Pasted(text.getBytes(charset), text);
    }

    private static Pasted of(MultipartFile file) {
        try {
            byte[] bytes = file.getBytes();
            return new Pasted(bytes, text(bytes).orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    boolean isEmpty() {
        return bytes.length == 0 || (bytes.length <= LONGEST && shown.isBlank());
    }
}
