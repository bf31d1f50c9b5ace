package org.nextstephub.server.console.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.console.Words;

/**
 * How a person may be reached safely, in sentences; always shown before a number.
 *
 * @param cautions what must not be done
 * @param instruction in the words of whoever referred
 * @param languages the preferred one first
 */
public record Reach(
        List<String> cautions, Optional<String> preferred, Optional<String> instruction, List<String> languages) {

    /** From what the hub puts on every task at the desk. */
    public static Reach of(Task task, Words words) {
        Optional<Extension> safety = Optional.ofNullable(task.getExtensionByUrl(Canonical.EXT_CONTACT_SAFETY));
        return new Reach(
                cautions(isSaid(safety, "doNotLeaveMessage"), isSaid(safety, "doNotIdentifyProgram"), words),
                part(safety, "preferredMethod").map(method -> words.code("ns-contact-method", method)),
                part(safety, "instruction"),
                languages(task, words));
    }

    /** What must be minded before a call. */
    public static List<String> cautions(boolean noMessage, boolean noProgramme, Words words) {
        List<String> cautions = new ArrayList<>();
        cautions.add(words.say(noMessage ? "reach.no-message" : "reach.message"));
        if (noProgramme) {
            cautions.add(words.say("reach.no-name"));
        }
        return cautions;
    }

    private static List<String> languages(Task task, Words words) {
        return task.getExtensionsByUrl(Canonical.EXT_PERSON_LANGUAGE).stream()
                .map(language -> (CodeableConcept) language.getValue())
                .map(language -> language.getCodingFirstRep().getCode())
                .map(words::languageName)
                .toList();
    }

    private static boolean isSaid(Optional<Extension> safety, String part) {
        return part(safety, part).filter("true"::equals).isPresent();
    }

    private static Optional<String> part(Optional<Extension> safety, String part) {
        return safety.map(known -> known.getExtensionByUrl(part))
                .map(said -> said.getValue().primitiveValue());
    }
}
