package org.nextstephub.routes.hl7v2.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextstephub.profiles.InputLimit;
import org.nextstephub.routes.hl7v2.reading.Lines.Line;
import org.nextstephub.routes.hl7v2.reading.Lines.Role;

/**
 * What of an HL7 v2 message is over a limit, and where: counted before anything is built from it. Notes are text, whatever
 * delimiters stand in them.
 */
final class V2Limits {

    private static final Map<String, InputLimit> OF_A_NAME =
            Map.of("PRD", InputLimit.PROVIDERS, "CON", InputLimit.CONSENTS, "NTE", InputLimit.NOTES);

    private final Delimiters delimiters;
    private final Map<String, Integer> counts = new HashMap<>();
    private int segments;

    private V2Limits(Delimiters delimiters) {
        this.delimiters = delimiters;
    }

    static Optional<Fault> firstOver(Lines lines, List<String> texts, Delimiters delimiters) {
        V2Limits limits = new V2Limits(delimiters);
        for (int i = 0; i < texts.size(); i++) {
            Line line = lines.all().get(i);
            if (line.role() == Role.READ || line.role() == Role.NONE) {
                Optional<Fault> over = limits.over(line, texts.get(i));
                if (over.isPresent()) {
                    return over;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> over(Line line, String text) {
        int count = counts.merge(line.name(), 1, Integer::sum);
        return over(InputLimit.SEGMENTS, ++segments, line.at())
                .or(() -> over(OF_A_NAME.getOrDefault(line.name(), InputLimit.SEGMENTS), count, line.at()))
                .or(() -> over(InputLimit.SEGMENT, text.length(), line.at()))
                .or(() -> line.name().equals("NTE") ? Optional.empty() : overInside(line, text));
    }

    private static Optional<Fault> over(InputLimit limit, int found, String location) {
        return limit.allows(found) ? Optional.empty() : Optional.of(Fault.over(limit, location));
    }

    private Optional<Fault> overInside(Line line, String text) {
        Parts parts = new Parts();
        for (int i = 0; i < text.length(); i++) {
            Optional<InputLimit> over = parts.next(text.charAt(i), delimiters);
            if (over.isPresent()) {
                return Optional.of(Fault.over(over.get(), line.at() + "^" + parts.field(line)));
            }
        }
        return Optional.empty();
    }

    /** The parts of a segment, as far as it has been read. */
    private static final class Parts {

        private int fields;
        private int repetitions = 1;
        private int components = 1;
        private int subcomponents = 1;

        /** The limit that is passed with this character. */
        Optional<InputLimit> next(char c, Delimiters delimiters) {
            if (c == delimiters.field()) {
                fields++;
                repetitions = 1;
                components = 1;
                subcomponents = 1;
                return passed(InputLimit.FIELDS, fields);
            }
            if (c == delimiters.repetition()) {
                components = 1;
                subcomponents = 1;
                return passed(InputLimit.REPETITIONS, ++repetitions);
            }
            if (c == delimiters.component()) {
                subcomponents = 1;
                return passed(InputLimit.COMPONENTS, ++components);
            }
            return c == delimiters.subcomponent()
                    ? passed(InputLimit.SUBCOMPONENTS, ++subcomponents)
                    : Optional.empty();
        }

        private static Optional<InputLimit> passed(InputLimit limit, int found) {
            return limit.allows(found) ? Optional.empty() : Optional.of(limit);
        }

        /** In the header the first separator is a field itself (HL7 v2, chapter 2.14.9.1). */
        int field(Line line) {
            return line.name().equals("MSH") ? fields + 1 : fields;
        }
    }
}
