package org.nextstephub.routes.hl7v2.answer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Msh;

/** What goes back to a sender: the acknowledgements that it asks for, in the charset of its message. */
public record Acknowledgements(Clock clock) {

    /** The outcome of a message, as its sender asks to be told. */
    public Reply of(Msh msh, Outcome outcome) {
        List<String> codes = AcknowledgementMode.of(msh).codes(outcome.code());
        List<byte[]> messages = codes.stream()
                .map(code -> text(msh, code, codes.size() > 1, outcome).getBytes(charset(msh)))
                .toList();
        return new Reply(messages, outcome.endsConnection());
    }

    /** @param both whether an application acknowledgement follows, which then says all there is to say */
    private String text(Msh msh, String code, boolean both, Outcome outcome) {
        List<Fault> said = both && code.equals("CA") ? List.of() : outcome.faults();
        Optional<String> instead = outcome.text().filter(text -> code.equals("AA"));
        return instead.orElseGet(() -> Ack.of(msh, code, said, clock));
    }

    /** The charset that a message declares for its answer. */
    public static Charset charset(Msh msh) {
        return switch (msh.raw(18).strip()) {
            case "UNICODE UTF-8", "UNICODE", "UTF-8" -> StandardCharsets.UTF_8;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    /** The last answer on a connection, to a frame whose header cannot be read. */
    public Reply withoutHeader(Fault fault) {
        return Reply.last(Ack.negative(fault, clock), StandardCharsets.US_ASCII);
    }
}
