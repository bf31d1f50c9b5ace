package org.nextstephub.server.intake.message;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.nextstephub.profiles.Canonical;

/** What a message tells of: Ontario eReferral event codes, and the hub's own where Ontario has none. */
public enum Event {
    ADD(Canonical.ONTARIO_EVENTS, "add-service-request", "notify-add-process-request"),
    UPDATE(Canonical.ONTARIO_EVENTS, "notify-update-service-request", "notify-update-process-request"),
    CORRECT(Canonical.ONTARIO_EVENTS, "notify-data-correction", "notify-update-process-request"),
    CANCEL(Canonical.ONTARIO_EVENTS, "revoke-service-request", "notify-update-process-request"),
    SERVICE_ENDED(Canonical.HUB_EVENTS, "clinical-service-ended", "clinical-service-ended"),
    SERVICE_RESUMED(Canonical.HUB_EVENTS, "clinical-service-resumed", "clinical-service-resumed"),
    VISIT_CANCELLED(Canonical.HUB_EVENTS, "clinical-visit-cancelled", "clinical-visit-cancelled"),
    PERSON_UPDATED(Canonical.HUB_EVENTS, "person-update", "person-update"),
    NUMBERS_MERGED(Canonical.HUB_EVENTS, "identifier-merge", "identifier-merge"),
    STATUS_ASKED(Canonical.HUB_EVENTS, "status-query", "notify-update-process-request"),
    TOLD_BY_REQUESTER(Canonical.ONTARIO_EVENTS, "send-communication-from-requester", "notify-update-process-request"),
    TOLD(Canonical.ONTARIO_EVENTS, "send-communication", "notify-update-process-request"),
    /** Of what others do with their records nothing is kept; an echo of our own notice is one of them. */
    RECORD_ADDED(Canonical.ONTARIO_EVENTS, "notify-add-service-record", "notify-add-service-record"),
    RECORD_UPDATED(Canonical.ONTARIO_EVENTS, "notify-update-service-record", "notify-update-service-record"),
    REPORTED(Canonical.ONTARIO_EVENTS, "notify-report-service-request", "notify-report-service-request"),
    ECHO_OF_ANSWER(Canonical.ONTARIO_EVENTS, "notify-add-process-request", "notify-add-process-request"),
    ECHO_OF_NOTICE(Canonical.ONTARIO_EVENTS, "notify-update-process-request", "notify-update-process-request"),
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

    /** Event code of the answer. */
    public Coding answer() {
        return new Coding(answerCode.startsWith("notify-") ? Canonical.ONTARIO_EVENTS : system, answerCode, null);
    }

    public boolean isNewOrUpdate() {
        return this == ADD || isUpdate();
    }

    boolean isUpdate() {
        return this == UPDATE || this == CORRECT;
    }

    /** Whether it may be said about what is held, so that a dissent in it is all that is answered. */
    public boolean changesWhatIsHeld() {
        return isUpdate() || this == CONSENT_FILED;
    }

    /** Whether it carries a request and its person. */
    public boolean isAboutAReferral() {
        return isNewOrUpdate() || this == CANCEL || this == STATUS_ASKED;
    }

    /** Whether it is about a person of whom a referral may be held, as a feed tells it to everybody. */
    public boolean isAboutThePerson() {
        return switch (this) {
            case SERVICE_ENDED, SERVICE_RESUMED, VISIT_CANCELLED, PERSON_UPDATED, NUMBERS_MERGED -> true;
            default -> false;
        };
    }

    /** Whether it is something said about a referral, in words. */
    public boolean isCommunication() {
        return this == TOLD || this == TOLD_BY_REQUESTER;
    }

    /** Whether it is taken note of, and that is all. */
    public boolean isOnlyNoted() {
        return switch (this) {
            case RECORD_ADDED, RECORD_UPDATED, REPORTED, ECHO_OF_ANSWER, ECHO_OF_NOTICE -> true;
            default -> false;
        };
    }

    /** Whether records come with it, each of which must meet its profile. */
    public boolean bringsRecords() {
        return isNewOrUpdate() || this == CONSENT_FILED;
    }

    static Optional<Event> of(Coding coding) {
        return Arrays.stream(values())
                .filter(event -> event.system.equals(coding.getSystem()) && event.code.equals(coding.getCode()))
                .findFirst();
    }
}
