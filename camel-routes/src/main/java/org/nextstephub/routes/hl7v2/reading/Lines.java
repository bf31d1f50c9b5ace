package org.nextstephub.routes.hl7v2.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a message as bytes, each with whether it is read. What is not kept anyway (orders and their documents,
 * insurance, segments of the sender's own) is passed over whatever it holds, and only the frame's limit counts for it; so
 * are notes that follow an order or observation, and the rest of a segment that was broken by a raw line end.
 */
record Lines(List<Line> all) {

    /**
     * One segment.
     *
     * @param sequence its number among those of its name, from 1
     */
    record Line(String name, int sequence, byte[] bytes, Role role) {

        /** Where it is, as ERR-2 says it. */
        String at() {
            return name + "^" + sequence;
        }

        boolean isRead() {
            return role == Role.READ;
        }
    }

    /** What becomes of a segment. */
    enum Role {
        READ,
        /** Its content is never kept, which the sender is told. */
        PASSED_OVER,
        /** About the sending system or the frame of the message; nobody misses it. */
        OF_NO_CONTENT,
        /** No segment at all. */
        NONE
    }

    private static final Set<String> READ =
            Set.of("MSH", "EVN", "RF1", "PRD", "CTD", "PID", "MRG", "PV1", "PV2", "NTE", "CON");
    private static final Set<String> OF_NO_CONTENT = Set.of("SFT", "UAC", "BTS", "FTS", "DSC");
    private static final Set<String> BEGINS_OBSERVATION = Set.of("ORC", "OBR", "OBX");
    private static final Set<String> ENDS_OBSERVATION = Set.of("PV1", "PV2", "CON");

    Lines {
        all = List.copyOf(all);
    }

    static Lines of(byte[] message, char fieldSeparator) {
        Map<String, Integer> counts = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        boolean ofObservation = false;
        for (byte[] bytes : split(message)) {
            String name = name(bytes, fieldSeparator);
            ofObservation = BEGINS_OBSERVATION.contains(name) || (ofObservation && !ENDS_OBSERVATION.contains(name));
            @Nullable Line before = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (before != null && continues(before, name, bytes, fieldSeparator)) {
                lines.add(new Line(before.name(), before.sequence(), bytes, Role.PASSED_OVER));
            } else {
                Role role = name.equals("NTE") && ofObservation ? Role.PASSED_OVER : role(name);
                lines.add(new Line(name, counts.merge(name, 1, Integer::sum), bytes, role));
            }
        }
        return new Lines(lines);
    }

    /** What follows a segment that is passed over, and does not look like another one, is the rest of it. */
    private static boolean continues(Line before, String name, byte[] bytes, char fieldSeparator) {
        return name.isEmpty() && before.role() == Role.PASSED_OVER && !looksLikeSegment(bytes, fieldSeparator);
    }

    private static Role role(String name) {
        if (name.isEmpty()) {
            return Role.NONE;
        }
        if (OF_NO_CONTENT.contains(name)) {
            return Role.OF_NO_CONTENT;
        }
        return READ.contains(name) ? Role.READ : Role.PASSED_OVER;
    }

    /** Ends of line are CR, LF and CRLF; empty lines do not count. */
    private static List<byte[]> split(byte[] message) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= message.length; at++) {
            if (at == message.length || message[at] == '\r' || message[at] == '\n') {
                byte[] line = Arrays.copyOfRange(message, start, at);
                if (!ascii(line, 0, line.length).isBlank()) {
                    lines.add(start == 0 ? withoutMark(line) : line);
                }
                start = at + 1;
            }
        }
        return lines;
    }

    private static byte[] withoutMark(byte[] line) {
        boolean marked =
                line.length > 2 && (line[0] & 0xFF) == 0xEF && (line[1] & 0xFF) == 0xBB && (line[2] & 0xFF) == 0xBF;
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }

    /** Three capitals or digits and a field separator, or the end; else empty. */
    private static String name(byte[] line, char fieldSeparator) {
        String name = ascii(line, 0, 3);
        boolean ends = line.length == 3 || (line.length > 3 && line[3] == fieldSeparator);
        return ends && name.matches("[A-Z][A-Z0-9]{2}") ? name : "";
    }

    /** Also misspelt: it might be one that counts. */
    private static boolean looksLikeSegment(byte[] line, char fieldSeparator) {
        return ascii(line, 0, 8).matches("\\s*\\w{1,5}\\s*" + Pattern.quote(String.valueOf(fieldSeparator)) + ".*");
    }

    private static String ascii(byte[] line, int from, int to) {
        return new String(line, from, Math.min(to, line.length) - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether all that is read is plain ASCII. */
    boolean areAscii() {
        return all.stream().filter(Line::isRead).allMatch(line -> {
            for (byte next : line.bytes()) {
                if (next < 0) {
                    return false;
                }
            }
            return true;
        });
    }

    /** The first segment whose content is not kept. */
    Optional<String> firstPassedOver() {
        return all.stream()
                .filter(line -> line.role() == Role.PASSED_OVER)
                .map(Line::at)
                .findFirst();
    }

    /**
     * The text of each segment, in order.
     *
     * @return empty if a segment that is read has bytes that are no characters
     */
    Optional<List<String>> decode(Charset charset) {
        List<String> texts = new ArrayList<>();
        try {
            for (Line line : all) {
                CodingErrorAction otherwise = line.isRead() ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
                texts.add(charset.newDecoder()
                        .onMalformedInput(otherwise)
                        .onUnmappableCharacter(otherwise)
                        .decode(ByteBuffer.wrap(line.bytes()))
                        .toString());
            }
            return Optional.of(texts);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
