package org.nextstephub.server.worklist;

import java.util.Comparator;
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
        Task shown = stored.copy();
        without(shown);
        store.find(Patient.class, ReferralTask.personId(stored)).ifPresent(person -> add(shown, person));
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
