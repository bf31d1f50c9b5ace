package org.nextstephub.routes.hl7v2.reading;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message that could be read into segments, in the order of the wire.
 *
 * @param segments those that are read
 * @param passedOver the first of those whose content is never kept
 * @param text the decoded message, segments joined by CR
 */
public record V2Message(
        Msh msh, Kind kind, List<Segment> segments, Optional<String> passedOver, String text, Charset charset) {

    private static final List<Integer> NEW_EACH_TIME = List.of(7, 8);

    public List<Segment> all(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).toList();
    }

    public Optional<Segment> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** The message's content without MSH-7 and MSH-8, which change when it is sent again. */
    public String content() {
        String[] lines = text.split("\r", -1);
        String separator = String.valueOf(msh.delimiters().field());
        String[] header = lines[0].split(Pattern.quote(separator), -1);
        for (int number : NEW_EACH_TIME) {
            if (number <= header.length) {
                header[number - 1] = "";
            }
        }
        lines[0] = String.join(separator, header);
        return String.join("\r", lines);
    }
}
