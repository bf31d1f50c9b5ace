package org.nextstephub.routes.hl7v2.translation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.hl7v2.reading.Faults;
import org.nextstephub.routes.hl7v2.reading.Note;
import org.nextstephub.routes.hl7v2.reading.Segment;
import org.nextstephub.routes.hl7v2.reading.V2Time;
import org.nextstephub.routes.message.Condition;
import org.nextstephub.routes.message.Referral;

/**
 * Typed NTE to how the person wishes to be reached, goals and attested steps; the guide's HL7 v2 page, NTE types. Notes of
 * one type are one text, line after line, in the order of the message.
 */
final class NteToDetails {

    private static final int MAX_TEXT_LENGTH = 4000;
    private static final Set<String> CONTACT_METHODS =
            Set.of("phone", "text", "email", "mail", "in-person", "through-referrer");

    private final Translation translation;
    private final Faults faults;
    private final ServiceRequest referral;
    private final Patient person;
    private final Map<String, List<Note>> notes;

    private NteToDetails(Translation translation, ServiceRequest referral, Patient person) {
        this.translation = translation;
        this.faults = translation.faults();
        this.referral = referral;
        this.person = person;
        this.notes = translation.message().all("NTE").stream()
                .filter(this::isKept)
                .map(Note::of)
                .collect(Collectors.groupingBy(Note::type, LinkedHashMap::new, Collectors.toList()));
    }

    static void map(Translation translation, ServiceRequest referral, Patient person) {
        NteToDetails mapper = new NteToDetails(translation, referral, person);
        mapper.contact();
        mapper.text("PRONOUNS").ifPresent(text -> PidToPatient.pronouns(mapper.person, text));
        mapper.wishes();
        mapper.attest("STEP_1", "identify-readiness");
        mapper.attest("STEP_2", "start-conversation");
    }

    private boolean isKept(Segment nte) {
        boolean kept = Note.isOfAKindThatIsKept(nte);
        if (!kept) {
            faults.remark(Issue.MINIMIZED, nte.name() + "^" + nte.sequence());
        }
        return kept;
    }

    private List<Note> of(String type) {
        return notes.getOrDefault(type, List.of());
    }

    /** All notes of a type as one text; the one that makes it too long is at fault. */
    private Optional<String> text(String type) {
        int length = 0;
        for (Note note : of(type)) {
            length += note.text().length() + 1;
            if (length > MAX_TEXT_LENGTH + 1) {
                faults.add(Condition.TOO_LONG, note.at());
                return Optional.empty();
            }
        }
        return of(type).isEmpty()
                ? Optional.empty()
                : Optional.of(of(type).stream().map(Note::text).collect(Collectors.joining("\n")));
    }

    private void wishes() {
        notes.keySet().stream()
                .filter(Set.of("GOALS", "INTERESTS", "ACCESS_NEEDS")::contains)
                .forEach(type ->
                        text(type).ifPresent(text -> referral.addNote(new Annotation().setText(type + ": " + text))));
    }

    private void contact() {
        Extension safety = new Extension(Canonical.EXT_CONTACT_SAFETY);
        text("SAFE_CONTACT").ifPresent(text -> safety.addExtension("instruction", new StringType(text)));
        preferredMethod().ifPresent(method -> safety.addExtension("preferredMethod", new CodeType(method)));
        List<Note> messages = of("LEAVE_MESSAGE");
        if (translation.isComplete() || safety.hasExtension()) {
            boolean may = !messages.isEmpty()
                    && messages.stream().allMatch(note -> note.text().equals("Y"));
            safety.addExtension("doNotLeaveMessage", new BooleanType(!may));
            referral.addExtension(safety);
        }
    }

    /** A wish that is not understood, or of which there are two, is not guessed at: it may be about safety. */
    private Optional<String> preferredMethod() {
        List<Note> wishes = of("PREFERRED_CONTACT");
        for (Note wish : wishes) {
            boolean contradicts = !wish.text().equals(wishes.get(0).text());
            if (!CONTACT_METHODS.contains(wish.text()) || contradicts) {
                faults.add(Condition.TABLE_VALUE, wish.at());
                return Optional.empty();
            }
        }
        return wishes.stream().map(Note::text).findFirst();
    }

    private void attest(String type, String step) {
        for (Note note : of(type)) {
            V2Time.parse(note.text().replace("-", ""), translation.zone())
                    .ifPresentOrElse(
                            date -> Referral.attest(
                                    referral,
                                    step,
                                    date.day().toString(),
                                    translation.draft().to("PractitionerRole")),
                            () -> faults.remark(Issue.CODE, note.at()));
        }
    }
}
