package org.nextstephub.routes.casefile.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.casefile.contract.CaseRow;
import org.nextstephub.routes.casefile.contract.Hint;

/** The three forms of a case file. */
public enum CaseFormat {
    CSV("text/csv") {
        @Override
        List<CaseRow> rows(String text) throws Unreadable {
            return CsvRows.read(text);
        }
    },
    JSON("application/json") {
        @Override
        List<CaseRow> rows(String text) throws Unreadable {
            return JsonRows.read(text);
        }
    },
    XML("application/xml") {
        @Override
        List<CaseRow> rows(String text) throws Unreadable {
            return XmlRows.read(text);
        }
    };

    /** Most bytes of a file. */
    public static final int MAX_BYTES = 5_000_000;

    private final String mediaType;

    CaseFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    abstract List<CaseRow> rows(String text) throws Unreadable;

    public static Optional<CaseFormat> ofName(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(format -> format.name().equals(ending))
                .findFirst();
    }

    public static Optional<CaseFormat> ofMediaType(String type) {
        return List.of(values()).stream()
                .filter(format -> format.mediaType.equals(type))
                .findFirst();
    }

    /**
     * All rows of a file.
     *
     * @throws Unreadable when one thing about the file is wrong: then nothing of it is taken
     */
    public List<CaseRow> read(byte[] content) throws Unreadable {
        return rows(text(this, content, StandardCharsets.UTF_8));
    }

    /** The file as text, when it is not too long, is what it says it is, and is written in the charset. */
    static String text(CaseFormat format, byte[] content, Charset charset) throws Unreadable {
        if (content.length > MAX_BYTES) {
            throw new Unreadable(Issue.LIMIT, Hint.SIZE);
        }
        if (content.length == 0) {
            throw new Unreadable(Issue.FORMAT, Hint.EMPTY);
        }
        format.refuseOtherForms(content);
        return text(content, charset);
    }

    /** What the file begins with must be what it says it is. */
    private void refuseOtherForms(byte[] content) throws Unreadable {
        if (startsWith(content, 'P', 'K') || startsWith(content, 0xD0, 0xCF)) {
            throw new Unreadable(Issue.FORMAT, Hint.SPREADSHEET);
        }
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            throw new Unreadable(Issue.CHARSET, Hint.UTF_16);
        }
        if (this == CSV && (content[0] == '{' || content[0] == '<')) {
            throw new Unreadable(Issue.FORMAT);
        }
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private static String text(byte[] content, Charset charset) throws Unreadable {
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Unreadable(Issue.CHARSET, Hint.NOT_UTF_8);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable(Issue.CHARSET, Hint.UTF_16);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
