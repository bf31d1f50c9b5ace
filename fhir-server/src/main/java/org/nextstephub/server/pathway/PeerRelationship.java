package org.nextstephub.server.pathway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.profiles.Canonical;

/**
 * The relationship between a person and peer support (profile {@code nextstep-peer-relationship}): what may become of it,
 * kept with its history. It belongs to the person and PSSEO; nothing of it is told to a partner.
 */
public final class PeerRelationship {

    /** Why one may finish, as far as the person wishes it to be kept: codes of {@code ns-ending-reason}. */
    public static final List<String> ENDING_REASONS = List.of(
            "found-what-they-wanted",
            "timeline-reached",
            "other-support-chosen",
            "moved-away",
            "person-ended",
            "contact-faded",
            "supporter-unavailable",
            "person-died");

    private static final String PERIOD = "period";

    private PeerRelationship() {}

    /** Planned from the day on which a referral was accepted. */
    public static EpisodeOfCare planned(String person, String referral, String peer, Instant now) {
        EpisodeOfCare episode = new EpisodeOfCare();
        episode.getMeta()
                .addProfile(Canonical.profile("nextstep-peer-relationship"))
                .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        episode.addType(new CodeableConcept(new Coding(Canonical.codeSystem("ns-service"), "one-to-one", null)));
        episode.setPatient(new Reference(person))
                .setManagingOrganization(new Reference(peer))
                .setPeriod(new Period().setStartElement(StatusHistory.moment(now)))
                .addReferralRequest(new Reference(referral));
        return StatusHistory.turn(episode, EpisodeOfCareStatus.PLANNED, now);
    }

    /** The person comes back: the new relationship knows the one before. */
    public static void comesAfter(EpisodeOfCare episode, EpisodeOfCare before) {
        episode.addExtension(
                Canonical.EXT_PREVIOUS_RELATIONSHIP,
                new Reference("EpisodeOfCare/" + before.getIdElement().getIdPart()));
    }

    /** Begun by the introduction: active, in the stage of beginning. */
    public static void begin(EpisodeOfCare episode, Instant now) {
        StatusHistory.turn(episode, EpisodeOfCareStatus.ACTIVE, now);
        open(episode, Stage.BEGINNING, now);
    }

    /** Paused at the person's wish; the stage stays open. */
    public static void pause(EpisodeOfCare episode, Instant now) {
        if (episode.getStatus() == EpisodeOfCareStatus.ACTIVE) {
            StatusHistory.turn(episode, EpisodeOfCareStatus.ONHOLD, now);
        }
    }

    /** Taken up again after a pause. */
    public static void resume(EpisodeOfCare episode, Instant now) {
        if (episode.getStatus() == EpisodeOfCareStatus.ONHOLD) {
            StatusHistory.turn(episode, EpisodeOfCareStatus.ACTIVE, now);
        }
    }

    /** Called off before it began; one that has begun is the person's to end. */
    public static void callOff(EpisodeOfCare episode, Instant now) {
        if (episode.getStatus() == EpisodeOfCareStatus.PLANNED) {
            StatusHistory.turn(episode, EpisodeOfCareStatus.CANCELLED, now);
            episode.getPeriod().setEndElement(StatusHistory.moment(now));
        }
    }

    /** Finished, with the reason in code if the person wishes it to be kept. */
    public static void finish(EpisodeOfCare episode, Optional<String> reason, Instant now) {
        closeStage(episode, now);
        StatusHistory.turn(episode, EpisodeOfCareStatus.FINISHED, now);
        episode.getPeriod().setEndElement(StatusHistory.moment(now));
        reason.ifPresent(code -> episode.addExtension(
                Canonical.EXT_ENDING_REASON,
                new CodeableConcept(new Coding(Canonical.codeSystem("ns-ending-reason"), code, null))));
    }

    /** Closes the open stage and opens another at the same instant. */
    public static void turnTo(EpisodeOfCare episode, Stage stage, Instant at) {
        closeStage(episode, at);
        open(episode, stage, at);
    }

    /** Whether it goes on: active, or paused. */
    public static boolean isOpen(EpisodeOfCare episode) {
        return episode.getStatus() == EpisodeOfCareStatus.ACTIVE || episode.getStatus() == EpisodeOfCareStatus.ONHOLD;
    }

    /** Whether it is over or never was. */
    public static boolean isOver(EpisodeOfCare episode) {
        return !isOpen(episode) && episode.getStatus() != EpisodeOfCareStatus.PLANNED;
    }

    /** The stage it is in, if it has begun and not ended. */
    public static Optional<Stage> stage(EpisodeOfCare episode) {
        return openStage(episode)
                .flatMap(stage -> ReferralTask.part(stage, "stage"))
                .flatMap(Stage::of);
    }

    /** When that stage began. */
    public static Optional<Instant> stageSince(EpisodeOfCare episode) {
        return openStage(episode).map(stage -> period(stage).getStart().toInstant());
    }

    private static Optional<Extension> openStage(EpisodeOfCare episode) {
        return episode.getExtensionsByUrl(Canonical.EXT_RELATIONSHIP_STAGE).stream()
                .filter(stage -> !period(stage).hasEnd())
                .findFirst();
    }

    private static void open(EpisodeOfCare episode, Stage stage, Instant at) {
        Extension opened = episode.addExtension().setUrl(Canonical.EXT_RELATIONSHIP_STAGE);
        opened.addExtension("stage", new CodeType(stage.code()));
        opened.addExtension(PERIOD, new Period().setStartElement(StatusHistory.moment(at)));
        opened.addExtension("agreedWithPerson", new BooleanType(true));
        if (episode.hasCareManager()) {
            opened.addExtension("recordedBy", episode.getCareManager().copy());
        }
    }

    private static void closeStage(EpisodeOfCare episode, Instant at) {
        openStage(episode).ifPresent(stage -> period(stage).setEndElement(StatusHistory.moment(at)));
    }

    private static Period period(Extension stage) {
        return (Period) stage.getExtensionByUrl(PERIOD).getValue();
    }
}
