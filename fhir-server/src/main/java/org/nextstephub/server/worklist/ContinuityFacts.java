package org.nextstephub.server.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.agreement.AgreementDays;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.partner.PartnerRegistry;
import org.nextstephub.server.pathway.AgreementTerms;
import org.nextstephub.server.pathway.ClinicalService;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.settings.HubSettings;
import org.nextstephub.server.store.HubStore;
import org.nextstephub.server.store.rows.NoticeRows;
import org.nextstephub.server.store.rows.ReferralRows.Owned;
import org.nextstephub.server.telling.Telling;
import org.nextstephub.server.telling.Telling.Permits;
import org.springframework.stereotype.Component;

/** Reads from the store how things stand with a referral. */
@Component
class ContinuityFacts {

    private final HubStore store;
    private final PartnerRegistry registry;
    private final NoticeRows notices;
    private final Telling telling;
    private final WatchDays days;

    ContinuityFacts(
            HubStore store, PartnerRegistry registry, NoticeRows notices, Telling telling, HubSettings settings) {
        this.store = store;
        this.registry = registry;
        this.notices = notices;
        this.telling = telling;
        this.days = WatchDays.of(settings.watch());
    }

    Continuity of(Owned referral, Task main, LocalDate today) {
        List<Consent> filed = ReferralTask.isOver(main)
                ? List.of()
                : store.consentsOf(referral.row().patientId());
        return of(referral, main, filed, today);
    }

    /** @param filed every consent on file about the person; not looked at once the referral is over */
    Continuity of(Owned referral, Task main, List<Consent> filed, LocalDate today) {
        ServiceRequest request = store.read(ServiceRequest.class, referral.row().serviceRequestId());
        return of(
                referral,
                new Known(
                        main,
                        request,
                        filed,
                        terms(request),
                        notices.of(referral.row().taskId())),
                today);
    }

    Continuity of(Owned referral, Known known, LocalDate today) {
        Task main = known.main();
        ServiceRequest request = known.request();
        Partner agency = registry.find(referral.partner()).orElseThrow();
        Optional<LocalDate> accepted = ReferralTask.relationship(main)
                .map(id -> store.read(EpisodeOfCare.class, id))
                .flatMap(episode -> day(episode.getPeriod().getStartElement()));
        Optional<LocalDate> rejected =
                main.getStatus() == TaskStatus.REJECTED ? day(main.getLastModifiedElement()) : Optional.empty();
        Instant noon = TimeSpan.midnight(today).plusSeconds(12 * 3600);
        boolean over = ReferralTask.isOver(main);
        Optional<Permits> permits = over
                ? Optional.empty()
                : Optional.of(telling.permits(agency, referral.row().patientId(), known.filed(), noon));
        return new Continuity(
                today,
                day(main.getAuthoredOnElement()).orElse(today),
                over,
                accepted.or(() -> rejected),
                accepted,
                day(main.getRestriction().getPeriod().getEndElement()),
                ReferralTask.introducedOn(main),
                service(request, main),
                request.hasOccurrencePeriod()
                        ? day(request.getOccurrencePeriod().getStartElement())
                        : Optional.empty(),
                main.getBusinessStatus().getCodingFirstRep().getCode().startsWith("overlap-"),
                main.getStatus() == TaskStatus.ONHOLD ? day(main.getLastModifiedElement()) : Optional.empty(),
                permits.flatMap(all -> all.standing().ends()).map(ContinuityFacts::lastDay),
                permits.flatMap(all -> all.shareBack().ends()).map(ContinuityFacts::lastDay),
                over
                        ? Integer.MAX_VALUE
                        : AgreementDays.left(agency.agreements(), noon, days.of(WatchReason.AGREEMENT_ENDING) + 1),
                known.terms(),
                AttestedSteps.beforeReferral(request),
                known.notices().stream().anyMatch(notice -> notice.state() == NoticeRows.State.UNDELIVERED),
                days);
    }

    /** What the sender says of its service; where it says no end, the desk may have stated one. */
    private static ClinicalService service(ServiceRequest request, Task main) {
        ClinicalService said = ClinicalService.of(request);
        return new ClinicalService(
                said.endedOn().or(() -> ReferralTask.overlapEnd(main)), said.planned(), said.closed());
    }

    /** Whether no notice about the referral waits or was given up. */
    boolean everythingIsTold(Task main) {
        return notices.of(main.getIdElement().getIdPart()).stream()
                .noneMatch(notice ->
                        notice.state() == NoticeRows.State.QUEUED || notice.state() == NoticeRows.State.UNDELIVERED);
    }

    private AgreementTerms terms(ServiceRequest request) {
        return Optional.ofNullable(request.getExtensionByUrl(Canonical.EXT_GOVERNING_AGREEMENT))
                .map(Extension::getValue)
                .map(Reference.class::cast)
                .flatMap(agreement -> store.find(
                        Contract.class, agreement.getReferenceElement().getIdPart()))
                .map(AgreementTerms::of)
                .orElseGet(() -> AgreementTerms.of(new Contract()));
    }

    private static Optional<LocalDate> day(BaseDateTimeType value) {
        return TimeSpan.of(value).map(TimeSpan::localStart);
    }

    /** The permit ends with the first instant after it. */
    private static LocalDate lastDay(Instant end) {
        return LocalDate.ofInstant(end.minusMillis(1), TimeSpan.TORONTO);
    }
}
