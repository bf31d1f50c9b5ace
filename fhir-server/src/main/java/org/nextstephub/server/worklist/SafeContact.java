package org.nextstephub.server.worklist;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * How the person may be reached, and in which language, on every task that the desk sees: nobody has to open another
 * record before a call. It is read when the task is shown, and not stored with it.
 */
@Component
public class SafeContact {

    private static final Set<String> ADDED = Set.of(Canonical.EXT_CONTACT_SAFETY, Canonical.EXT_PERSON_LANGUAGE);

    private final HubStore store;

    SafeContact(HubStore store) {
        this.store = store;
    }

    /** The task with what is known of its person; the one that is given stays as it is. */
    public Task on(Task stored) {
        return on(List.of(stored)).values().iterator().next();
    }

    /** The same for many, by their ids; all their people are read at once. */
    public Map<String, Task> on(List<Task> stored) {
        Map<String, Patient> people = store.byId(
                Patient.class, stored.stream().map(ReferralTask::personId).collect(toSet()));
        return stored.stream()
                .map(task -> on(task, Optional.ofNullable(people.get(ReferralTask.personId(task)))))
                .collect(toMap(task -> task.getIdElement().getIdPart(), task -> task, (one, same) -> one));
    }

    private static Task on(Task stored, Optional<Patient> known) {
        Task shown = without(stored.copy());
        known.ifPresent(person -> add(shown, person));
        return shown;
    }

    /** Takes off again what was added, so that a task can be sent back as it was read. */
    public static Task without(Task task) {
        task.getExtension().removeIf(extension -> ADDED.contains(extension.getUrl()));
        return task;
    }

    private static void add(Task shown, Patient person) {
        Extension safety = person.getExtensionByUrl(Canonical.EXT_CONTACT_SAFETY);
        shown.addExtension(safety == null ? nothingKnown() : safety.copy());
        person.getCommunication().stream()
                .sorted(Comparator.comparing(PatientCommunicationComponent::getPreferred)
                        .reversed())
                .map(PatientCommunicationComponent::getLanguage)
                .map(CodeableConcept::copy)
                .forEach(language -> shown.addExtension(Canonical.EXT_PERSON_LANGUAGE, language));
    }

    /** Where nobody said that a message may be left, none is. */
    private static Extension nothingKnown() {
        Extension safety = new Extension(Canonical.EXT_CONTACT_SAFETY);
        safety.addExtension("doNotLeaveMessage", new BooleanType(true));
        return safety;
    }
}
