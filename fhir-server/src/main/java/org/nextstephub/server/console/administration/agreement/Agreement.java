package org.nextstephub.server.console.administration.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.agreement.AgreementPolicy;
import org.nextstephub.server.console.HubApi;
import org.nextstephub.server.console.Words;

/** An agreement with its days. */
record Agreement(Contract contract) {

    static List<Agreement> all(HubApi hub) {
        return hub.search(Contract.class, "_count=200").stream()
                .map(Agreement::new)
                .toList();
    }

    static Agreement of(HubApi hub, String id) {
        return new Agreement(hub.read(Contract.class, id));
    }

    String id() {
        return contract.getIdElement().getIdPart();
    }

    String number() {
        return contract.getIdentifierFirstRep().getValue();
    }

    String agencyId() {
        return contract.getSubjectFirstRep().getReferenceElement().getIdPart();
    }

    Optional<LocalDate> start() {
        return day(contract.getApplies().getStartElement());
    }

    Optional<LocalDate> end() {
        return day(contract.getApplies().getEndElement());
    }

    private static Optional<LocalDate> day(BaseDateTimeType day) {
        return TimeSpan.of(day).map(TimeSpan::localStart);
    }

    /** Days on which it rests. */
    record Rest(LocalDate from, Optional<LocalDate> until) {}

    List<Rest> rests() {
        return contract.getExtensionsByUrl(Canonical.EXT_MOU_SUSPENDED).stream()
                .map(Extension::getValue)
                .filter(Period.class::isInstance)
                .map(Period.class::cast)
                .flatMap(period ->
                        day(period.getStartElement()).map(from -> new Rest(from, day(period.getEndElement()))).stream())
                .toList();
    }

    /** Whether it holds now, as the gate judges it by itself. */
    boolean isInForce(Words words) {
        return AgreementPolicy.decide(List.of(contract), "clinical-to-peer", words.now())
                .inForce();
    }

    String state(Words words) {
        return words.code(
                "ns-reason",
                AgreementPolicy.decide(List.of(contract), "clinical-to-peer", words.now())
                        .reason()
                        .code());
    }

    List<String> signers() {
        return contract.getSigner().stream()
                .map(signer -> signer.getSignatureFirstRep().getWho().getDisplay())
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .toList();
    }
}
