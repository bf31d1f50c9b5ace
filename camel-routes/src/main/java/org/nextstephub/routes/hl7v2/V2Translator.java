package org.nextstephub.routes.hl7v2;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Fault;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Kind;
import org.nextstephub.routes.hl7v2.reading.Msh;
import org.nextstephub.routes.hl7v2.reading.V2Reader;
import org.nextstephub.routes.hl7v2.translation.V2ToMessage;
import org.nextstephub.routes.hub.RegisteredPartner;

/** The translation alone, for trying a message out: nothing is sent. */
public final class V2Translator {

    /**
     * @param message the FHIR message; empty when the message has errors
     * @param errors one line each: place, condition, text
     * @param remarks likewise, for what was dropped or doubtful
     */
    public record Result(Optional<Bundle> message, List<String> errors, List<String> remarks) {}

    private V2Translator() {}

    /** Application and facility of the sender (MSH-3.1, MSH-4.1); empty when there is no readable header. */
    public static Optional<List<String>> sender(byte[] message) {
        return Msh.read(message).map(msh -> List.of(msh.application(), msh.facility()));
    }

    public static Result translate(byte[] message, RegisteredPartner partner, Clock clock) {
        Faults faults = new Faults();
        Optional<Msh> msh = Msh.read(message);
        Optional<Kind> kind = msh.flatMap(Kind::of);
        if (kind.isEmpty()) {
            return new Result(Optional.empty(), List.of("MSH: not a message of a kind that is taken"), List.of());
        }
        Optional<Bundle> bundle = V2Reader.read(message, msh.get(), kind.get(), partner, faults)
                .map(read -> V2ToMessage.translate(read, partner, clock.instant(), faults));
        return new Result(
                faults.hasErrors() ? Optional.empty() : bundle,
                faults.errors().stream().map(V2Translator::line).toList(),
                faults.remarks().stream().map(V2Translator::line).toList());
    }

    private static String line(Fault fault) {
        String code = fault.issue().map(Issue::hubCode).orElse(fault.condition().code() + "");
        return fault.location() + ": " + code + " " + fault.text();
    }
}
