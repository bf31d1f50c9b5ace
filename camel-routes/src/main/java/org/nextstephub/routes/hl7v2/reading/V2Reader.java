package org.nextstephub.routes.hl7v2.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Lines.Line;
import org.nextstephub.routes.hl7v2.reading.Lines.Role;
import org.nextstephub.routes.hub.RegisteredPartner;
import org.nextstephub.routes.message.Condition;

/**
 * From bytes to segments: counts first, decodes without ever replacing, refuses characters that nobody types. Linear in
 * the size of the message. Segments are split here and not by a grammar, because a grammar hides a CON that stands where
 * it does not expect one, and a refusal must not be overlooked (docs/adr/0007).
 */
public final class V2Reader {

    /** In their text fields a carriage return written in hex is a line break. */
    private static final Set<String> WITH_TEXT = Set.of("NTE", "RF1");

    private static final Map<String, Charset> CHARSETS = Map.of(
            "8859/1", StandardCharsets.ISO_8859_1,
            "8859/15", Charset.forName("ISO-8859-15"),
            "UNICODE UTF-8", StandardCharsets.UTF_8,
            "UNICODE", StandardCharsets.UTF_8,
            "UTF-8", StandardCharsets.UTF_8);

    private V2Reader() {}

    /** Reads the message, or adds the faults that keep it from being read and returns empty. */
    public static Optional<V2Message> read(byte[] frame, Msh msh, Kind kind, RegisteredPartner partner, Faults faults) {
        Lines lines = Lines.of(frame, msh.delimiters().field());
        Optional<Charset> charset = charset(msh, lines, partner, faults);
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<String>> texts = lines.decode(charset.get());
        if (texts.isEmpty()) {
            faults.add(Condition.DATA_TYPE, "MSH^1^18", Issue.CHARSET);
            return Optional.empty();
        }
        Optional<Fault> tooMuch = V2Limits.firstOver(lines, texts.get(), msh.delimiters());
        if (tooMuch.isPresent()) {
            faults.add(tooMuch.get());
            return Optional.empty();
        }
        List<Segment> segments = segments(lines, texts.get(), msh.delimiters(), charset.get(), faults);
        return Optional.of(new V2Message(
                msh, kind, segments, lines.firstPassedOver(), String.join("\r", texts.get()), charset.get()));
    }

    private static Optional<Charset> charset(Msh msh, Lines lines, RegisteredPartner partner, Faults faults) {
        String declared = msh.raw(18).strip();
        if (declared.isEmpty() || declared.equals("ASCII")) {
            Charset configured = CHARSETS.get(partner.option("charset", ""));
            Charset used = lines.areAscii() ? StandardCharsets.US_ASCII : configured;
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

    private static List<Segment> segments(
            Lines lines, List<String> texts, Delimiters delimiters, Charset charset, Faults faults) {
        List<Segment> segments = new ArrayList<>();
        Escapes escapes = new Escapes(charset);
        for (int i = 0; i < texts.size(); i++) {
            Line line = lines.all().get(i);
            if (line.role() == Role.NONE) {
                faults.add(Condition.SEGMENT_SEQUENCE, after(lines, i));
            } else if (line.isRead()) {
                Segment segment = new Segment(texts.get(i), line.sequence(), delimiters, escapes);
                String plain = escapes.unescape(texts.get(i), delimiters);
                boolean kept = !line.name().equals("NTE") || Note.isOfAKindThatIsKept(segment);
                if (kept
                        && hasForbiddenCharacter(WITH_TEXT.contains(line.name()) ? plain.replace('\r', '\n') : plain)) {
                    faults.add(Condition.DATA_TYPE, line.at(), Issue.CHARSET);
                } else {
                    segments.add(segment);
                }
            }
        }
        List.of("MSH", "PID", "RF1").forEach(name -> onlyOnce(lines, name, faults));
        return segments;
    }

    /** What is no segment has no place of its own: the segment before it tells where. */
    private static String after(Lines lines, int index) {
        return lines.all().subList(0, index).stream()
                .filter(line -> line.role() != Role.NONE)
                .reduce((first, second) -> second)
                .map(Line::at)
                .orElse(Fault.MESSAGE);
    }

    private static void onlyOnce(Lines lines, String name, Faults faults) {
        if (lines.all().stream().filter(line -> line.name().equals(name)).count() > 1) {
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
