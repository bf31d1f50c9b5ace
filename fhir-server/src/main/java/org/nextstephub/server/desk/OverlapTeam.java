package org.nextstephub.server.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.store.HubStore;
import org.springframework.stereotype.Component;

/**
 * Who from both services is with the person while they overlap (profile {@code nextstep-overlap-team}), with the dates as
 * planned and as they came to be. Kept where both are known by name; an overlap needs no team to be real.
 */
@Component
class OverlapTeam {

    private final HubStore store;

    OverlapTeam(HubStore store) {
        this.store = store;
    }

    /** Both services are involved from the introduction to the planned end. */
    void together(LockedReferral held, EpisodeOfCare relationship, LocalDate start, Optional<LocalDate> end) {
        Reference clinical = store.read(
                        ServiceRequest.class, held.referral().row().serviceRequestId())
                .getRequester();
        boolean bothKnown = relationship.hasCareManager()
                && String.valueOf(clinical.getReference()).startsWith("PractitionerRole/");
        if (!bothKnown) {
            return;
        }
        CareTeam team = known(relationship).orElseGet(CareTeam::new);
        team.getMeta().getProfile().clear();
        team.getMeta().getSecurity().clear();
        team.getMeta()
                .addProfile(Canonical.profile("nextstep-overlap-team"))
                .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null));
        Period period = new Period().setStartElement(new DateTimeType(start.toString()));
        end.ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        team.setStatus(CareTeamStatus.ACTIVE)
                .setSubject(relationship.getPatient().copy())
                .setPeriod(period)
                .setManagingOrganization(
                        List.of(relationship.getManagingOrganization().copy()))
                .setParticipant(List.of(
                        member("REFB", clinical, period.copy()),
                        member(
                                "PRF",
                                relationship.getCareManager(),
                                new Period()
                                        .setStartElement(
                                                period.getStartElement().copy()))));
        store.save(List.of(team), WritePermit.ofOwnRecord("overlap"));
        relationship.getTeam().clear();
        relationship.addTeam(new Reference("CareTeam/" + team.getIdElement().getIdPart()));
    }

    /** The team of a relationship whose clinical service has ended, with the day on which it did. */
    Optional<CareTeam> ended(EpisodeOfCare relationship, LocalDate end) {
        Optional<CareTeam> team = known(relationship);
        team.ifPresent(known -> {
            known.setStatus(CareTeamStatus.INACTIVE).getPeriod().setEndElement(new DateTimeType(end.toString()));
            known.getParticipantFirstRep().getPeriod().setEndElement(new DateTimeType(end.toString()));
        });
        return team;
    }

    private Optional<CareTeam> known(EpisodeOfCare relationship) {
        return relationship.getTeam().stream()
                .findFirst()
                .map(team ->
                        store.read(CareTeam.class, team.getReferenceElement().getIdPart()));
    }

    private static CareTeam.CareTeamParticipantComponent member(String role, Reference who, Period period) {
        return new CareTeam.CareTeamParticipantComponent()
                .addRole(new CodeableConcept(new Coding(Canonical.PARTICIPATION, role, null)))
                .setMember(who.copy())
                .setPeriod(period);
    }
}
