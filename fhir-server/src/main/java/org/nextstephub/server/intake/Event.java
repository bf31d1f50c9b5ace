package org.nextstephub.server.intake;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.profiles.Canonical;

/** What a message tells of: Ontario eReferral event codes, and the hub's own where Ontario has none. */
enum Event {
    ADD(Canonical.ONTARIO_EVENTS, "add-service-request", "notify-add-process-request"),
    UPDATE(Canonical.ONTARIO_EVENTS, "notify-update-service-request", "notify-update-process-request"),
    CORRECT(Canonical.ONTARIO_EVENTS, "notify-data-correction", "notify-update-process-request"),
    CANCEL(Canonical.ONTARIO_EVENTS, "revoke-service-request", "notify-update-process-request"),
    SERVICE_ENDED(Canonical.HUB_EVENTS, "clinical-service-ended", "clinical-service-ended"),
    SERVICE_RESUMED(Canonical.HUB_EVENTS, "clinical-service-resumed", "clinical-service-resumed"),
    /** A consent by itself: an operation, never said in a message. */
    CONSENT_FILED("", "", "");

    private final String system;
    private final String code;
    private final String answerCode;

    Event(String system, String code, String answerCode) {
        this.system = system;
        this.code = code;
        this.answerCode = answerCode;
    }

    /** Event code of the answer, in the same code system. */
    Coding answer() {
        return new Coding(system, answerCode, null);
    }

    boolean isNewOrUpdate() {
        return this == ADD || isUpdate();
    }

    boolean isUpdate() {
        return this == UPDATE || this == CORRECT;
    }

    /** Whether it may be said about what is held, so that a no in it is its whole answer. */
    boolean changesWhatIsHeld() {
        return isUpdate() || this == CONSENT_FILED;
    }

    boolean isAboutAReferral() {
        return !isAboutTheService() && this != CONSENT_FILED;
    }

    boolean isAboutTheService() {
        return this == SERVICE_ENDED || this == SERVICE_RESUMED;
    }

    /** Whether records come with it, each of which must meet its profile. */
    boolean bringsRecords() {
        return isNewOrUpdate() || this == CONSENT_FILED;
    }

    static Optional<Event> of(Coding coding) {
        return Arrays.stream(values())
                .filter(event -> event.system.equals(coding.getSystem()) && event.code.equals(coding.getCode()))
                .findFirst();
    }
}
