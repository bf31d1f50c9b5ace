package org.nextstephub.routes.hl7v2;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A message that could be read into segments, in the order of the wire.
 *
 * @param text the decoded message, segments joined by CR
 */
record V2Message(Msh msh, Kind kind, List<Segment> segments, String text, Charset charset) {

    List<Segment> all(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).toList();
    }

    Optional<Segment> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }
}
