package org.nextstephub.routes.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;

/**
 * From bytes to segments: counts first, decodes without ever replacing, refuses characters that nobody types. Linear in
 * the size of the message. Segments are split here and not by a grammar, because a grammar hides a CON that stands where
 * it does not expect one, and a refusal must not be overlooked (docs/adr/0007).
 */
final class V2Reader {

    private static final int MAX_SEGMENTS = 1_000;
    private static final int MAX_SEGMENT = 64 * 1024;
    private static final int MAX_FIELDS = 300;
    private static final int MAX_PARTS = 50;
    private static final Map<String, Integer> MOST = Map.of("PRD", 20, "CON", 100, "NTE", 50);

    private static final Map<String, Charset> CHARSETS = Map.of(
            "8859/1", StandardCharsets.ISO_8859_1,
            "8859/15", Charset.forName("ISO-8859-15"),
            "UNICODE UTF-8", StandardCharsets.UTF_8,
            "UNICODE", StandardCharsets.UTF_8,
            "UTF-8", StandardCharsets.UTF_8);

    /** HL7 segments up to v2.8 that may stand in such messages; Z-segments besides. */
    private static final Set<String> SEGMENTS = Set.of(
            "MSH", "SFT", "UAC", "RF1", "AUT", "CTD", "PRD", "PID", "NK1", "GT1", "IN1", "IN2", "IN3", "ACC", "DG1",
            "DRG", "AL1", "PR1", "OBR", "OBX", "NTE", "PV1", "PV2", "CON", "EVN", "PD1", "ROL", "MRG", "DB1", "PDA",
            "UB1", "UB2", "ARV", "PRT", "IAM", "SPM", "TXA", "ZZZ", "DSC", "RGS", "AIS", "SCH", "MSA", "ERR");

    private V2Reader() {}

    /** Reads the message, or adds the faults that keep it from being read and returns empty. */
    static Optional<V2Message> read(byte[] frame, Msh msh, Kind kind, RegisteredPartner partner, Faults faults) {
        Optional<Charset> charset = charset(msh, frame, partner, faults);
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> decoded = decode(frame, charset.get());
        if (decoded.isEmpty()) {
            faults.add(Condition.DATA_TYPE, "MSH^1^18", Issue.CHARSET);
            return Optional.empty();
        }
        List<String> lines = lines(decoded.get());
        if (isOverLimit(lines, msh.delimiters())) {
            faults.add(Condition.APPLICATION, "", Issue.LIMIT);
            return Optional.empty();
        }
        List<Segment> segments = segments(lines, msh.delimiters(), charset.get(), faults);
        return Optional.of(new V2Message(msh, kind, segments, String.join("\r", lines), charset.get()));
    }

    private static Optional<Charset> charset(Msh msh, byte[] frame, RegisteredPartner partner, Faults faults) {
        String declared = msh.raw(18).strip();
        if (declared.isEmpty() || declared.equals("ASCII")) {
            boolean ascii = true;
            for (byte b : frame) {
                ascii &= b >= 0;
            }
            Charset configured = CHARSETS.get(partner.option("charset", ""));
            Charset used = ascii ? StandardCharsets.US_ASCII : configured;
            if (used == null) {
                faults.add(Condition.DATA_TYPE, "MSH^1^18", Issue.CHARSET);
            }
            return Optional.ofNullable(used);
        }
        if (!CHARSETS.containsKey(declared)) {
            faults.add(Condition.TABLE_VALUE, "MSH^1^18", Issue.CHARSET);
            return Optional.empty();
        }
        return Optional.of(CHARSETS.get(declared));
    }

    private static Optional<String> decode(byte[] frame, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(frame)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static boolean isOverLimit(List<String> lines, Delimiters delimiters) {
        if (lines.size() > MAX_SEGMENTS) {
            return true;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines) {
            String name = line.substring(0, Math.min(3, line.length()));
            int count = counts.merge(name, 1, Integer::sum);
            if (line.length() > MAX_SEGMENT
                    || count > MOST.getOrDefault(name, MAX_SEGMENTS)
                    || hasTooManyParts(line, delimiters)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTooManyParts(String line, Delimiters delimiters) {
        int fields = 0;
        int repetitions = 0;
        int components = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == delimiters.field()) {
                fields++;
                repetitions = 0;
                components = 0;
            } else if (c == delimiters.repetition()) {
                repetitions++;
                components = 0;
            } else if (c == delimiters.component()) {
                components++;
            }
            if (fields > MAX_FIELDS || repetitions > MAX_PARTS || components > MAX_PARTS) {
                return true;
            }
        }
        return false;
    }

    private static List<Segment> segments(List<String> lines, Delimiters delimiters, Charset charset, Faults faults) {
        Map<String, Integer> counts = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        Escapes escapes = new Escapes(charset);
        for (String line : lines) {
            String name = line.length() < 3 ? line : line.substring(0, 3);
            int sequence = counts.merge(name, 1, Integer::sum);
            boolean known = (SEGMENTS.contains(name) || name.matches("Z[A-Z0-9]{2}"))
                    && (line.length() == 3 || line.charAt(3) == delimiters.field());
            if (!known) {
                faults.add(Condition.SEGMENT_SEQUENCE, "");
            } else if (hasForbiddenCharacter(escapes.unescape(line, delimiters))) {
                faults.add(Condition.DATA_TYPE, name + "^" + sequence, Issue.CHARSET);
            } else {
                segments.add(new Segment(line, sequence, delimiters, escapes));
            }
        }
        onlyOnce(counts, "MSH", faults);
        onlyOnce(counts, "PID", faults);
        onlyOnce(counts, "RF1", faults);
        return segments;
    }

    private static void onlyOnce(Map<String, Integer> counts, String name, Faults faults) {
        if (counts.getOrDefault(name, 0) > 1) {
            faults.add(Condition.SEGMENT_SEQUENCE, name + "^2");
        }
    }

    /** NUL, control characters but TAB and line feed, byte-order marks, bidirectional controls, lone surrogates. */
    private static boolean hasForbiddenCharacter(String text) {
        return text.codePoints()
                .anyMatch(c -> (c < 0x20 && c != '\t' && c != '\n')
                        || (c >= 0x7F && c <= 0x9F)
                        || c == 0xFEFF
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || (c >= 0xD800 && c <= 0xDFFF));
    }
}
