package org.nextstephub.server.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.nextstephub.server.access.Caller;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.PeerRelationship;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.Stage;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/** The stages of a peer relationship, its end, and who of peer support walks along. */
@Component
class Relationships {

    private final HubStore store;
    private final LockedReferrals referrals;
    private final PartnerRegistry registry;
    private final Clock clock;

    Relationships(HubStore store, LockedReferrals referrals, PartnerRegistry registry, Clock clock) {
        this.store = store;
        this.referrals = referrals;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Turns a relationship to another stage, or finishes it.
     *
     * @param stage code of {@code ns-relationship-stage}, or {@code finished}
     * @param endingReason code of {@code ns-ending-reason}, for one that finishes
     */
    EpisodeOfCare turn(
            Caller desk, String id, String stage, Optional<Instant> at, Optional<String> endingReason, String version) {
        return store.inOneTransaction(() -> {
            EpisodeOfCare relationship = held(id, version);
            Instant now = clock.instant();
            Instant when = at.orElse(now);
            if (when.isAfter(now)) {
                throw Refusal.invalid("at cannot lie ahead");
            }
            if (PeerRelationship.stageSince(relationship).filter(when::isBefore).isPresent()) {
                throw Refusal.invalid("at cannot lie before the present stage began");
            }
            if (endingReason
                    .filter(reason -> !PeerRelationship.ENDING_REASONS.contains(reason))
                    .isPresent()) {
                throw Refusal.invalid("endingReason is one of: "
                        + PeerRelationship.ENDING_REASONS.stream().sorted().collect(Collectors.joining(", ")));
            }
            Stage from = PeerRelationship.stage(relationship)
                    .orElseThrow(() -> Refusal.transition("The relationship has not begun, or it is over"));
            if (stage.equals("finished")) {
                PeerRelationship.finish(relationship, endingReason, when);
            } else {
                Stage to = Stage.of(stage)
                        .filter(from.next()::contains)
                        .orElseThrow(() -> Refusal.transition("From " + from.code() + " it can turn to: "
                                + from.next().stream().map(Stage::code).sorted().collect(Collectors.joining(", "))
                                + ", finished"));
                PeerRelationship.turnTo(relationship, to, when);
            }
            write(desk, relationship, List.of(relationship), now);
            return relationship;
        });
    }

    /**
     * Gives a referral to a peer supporter, or takes it back.
     *
     * @param version of the task
     * @param relationshipVersion the one that the caller saw, if it says so: the task does not tell who walks along
     */
    Task assign(
            Caller desk,
            String taskId,
            Optional<Reference> worker,
            String version,
            Optional<String> relationshipVersion) {
        return store.inOneTransaction(() -> {
            LockedReferral held = referrals.lock(taskId, version);
            worker.ifPresent(this::isOurs);
            EpisodeOfCare relationship = ReferralTask.relationship(held.task())
                    .map(id -> store.read(EpisodeOfCare.class, id))
                    .orElseThrow(() -> Refusal.transition("Accept the referral first; then it can be assigned"));
            if (relationshipVersion
                    .filter(seen -> !seen.equals(relationship.getMeta().getVersionId()))
                    .isPresent()) {
                throw Refusal.changedMeanwhile();
            }
            relationship.setCareManager(worker.orElse(null));
            write(desk, relationship, List.of(relationship), held.now());
            return held.task();
        });
    }

    /**
     * The relationship, if it is there for the desk. What the desk shares with a person is theirs and PSSEO's: it stays when
     * the agency's part is closed.
     */
    EpisodeOfCare held(String id, String version) {
        EpisodeOfCare relationship = store.find(EpisodeOfCare.class, id).orElseThrow(Refusal::notHere);
        if (!version.equals(relationship.getMeta().getVersionId())) {
            throw Refusal.changedMeanwhile();
        }
        return relationship;
    }

    /** That a reference names one of peer support's own people. */
    void isOurs(Reference worker) {
        String peer = "Organization/" + registry.peerOrganizationId();
        boolean ours = store.find(
                        PractitionerRole.class,
                        String.valueOf(worker.getReferenceElement().getIdPart()))
                .filter(role -> peer.equals(role.getOrganization().getReference()))
                .isPresent();
        if (!ours) {
            throw Refusal.invalid("The worker is a registered PractitionerRole of Peer Support South East Ontario");
        }
    }

    private void write(Caller desk, EpisodeOfCare relationship, List<Resource> changed, Instant now) {
        List<Resource> all = new ArrayList<>(changed);
        all.add(PeerWorkAudit.provenance(
                relationship, relationship.getManagingOrganization().getReference(), now));
        store.save(all, WritePermit.ofOwnRecord(relationship.getIdElement().getIdPart()));
        store.record(PeerWorkAudit.written(desk, relationship.getPatient().getReference(), relationship, now));
    }
}
