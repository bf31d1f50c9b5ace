package org.nextstephub.server.intake.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.TimeSpan;
import org.nextstephub.server.intake.message.Remark;

/** What is worth telling the sender of an accepted referral. */
public final class ContentRemarks {

    private static final Duration CLOCK_MAY_DIFFER = Duration.ofMinutes(5);

    private ContentRemarks() {}

    /** Of a permitted referral: what the reading found, its consent, and its content. */
    public static List<Remark> of(Decided decided) {
        List<Remark> remarks = new ArrayList<>(decided.arrival().message().remarks());
        if (decided.consent().capped()) {
            remarks.add(new Remark(Issue.CONSENT_CAPPED, "Consent.provision.period"));
        }
        decided.arrival().message().referral().ifPresent(referral -> remarks.addAll(of(referral, decided.now())));
        return remarks;
    }

    private static List<Remark> of(ServiceRequest referral, Instant now) {
        Optional<TimeSpan> authored = TimeSpan.of(referral.getAuthoredOnElement());
        Stream<Remark> clock = authored
                .filter(time -> time.start().isAfter(now.plus(CLOCK_MAY_DIFFER)))
                .map(time -> new Remark(Issue.CLOCK, "ServiceRequest.authoredOn"))
                .stream();
        Stream<Remark> ended = referral.getExtensionsByUrl(Canonical.EXT_CLINICAL_SERVICE).stream()
                .map(service -> service.getExtensionByUrl("status"))
                .filter(status -> status != null && isEnded(status))
                .map(status -> new Remark(Issue.SERVICE_ENDED, "ServiceRequest.extension"));
        return Stream.concat(clock, ended).toList();
    }

    private static boolean isEnded(Extension status) {
        return status.getValue() instanceof CodeType code && "ended".equals(code.getCode());
    }
}
