package org.nextstephub.server.telling;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextstephub.profiles.Placer;
import org.nextstephub.profiles.SharedFact;
import org.nextstephub.profiles.validation.HubValidator;
import org.nextstephub.server.partner.Partner;
import org.nextstephub.server.pathway.ReferralTask;
import org.nextstephub.server.pathway.RequestedTask;
import org.nextstephub.server.pathway.State;

/** The form in which an agency sees a task, for every fact that there is. */
class PartnerTaskTests {

    private static final HubValidator VALIDATOR = new HubValidator(FhirContext.forR4Cached());
    private static final Instant THEN = Instant.parse("2026-11-20T15:00:00Z");

    private static Task shown(Fact fact, String reason, String dialect) {
        Task task = RequestedTask.of(
                "NS-000001",
                "ServiceRequest/r",
                "Patient/p",
                "Organization/a",
                "Organization/b",
                new Contract(),
                Instant.parse("2026-11-10T14:00:00Z"));
        task.setId("t");
        ReferralTask.setRelationship(task, "e");
        ReferralTask.setIntroducedOn(task, java.time.LocalDate.parse("2026-11-20"));
        ReferralTask.move(
                task, new State(TaskStatus.ONHOLD, "paused-by-person"), Optional.of("person-paused"), Instant.now());
        Partner agency = new Partner("lakeshore-hospital", "a", true, Map.of("profile", dialect), Set.of(), List.of());
        return PartnerTask.of(task, new Told(fact, reason, THEN), new Placer("urn:placer", "P-1"), agency);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fact.class,
            names = {"INFORMATION_NEEDED", "PLEASE_CALL"},
            mode = EnumSource.Mode.EXCLUDE)
    void meetsItsProfileAndTellsTheFactAlone(Fact fact) {
        String reason =
                switch (fact) {
                    case NOT_ACCEPTED -> "capacity";
                    case CLOSED -> "closed";
                    case PAUSED -> "held-by-sender";
                    default -> "";
                };
        Task view = shown(fact, reason, "plain");

        assertThat(VALIDATOR.validate(view).stream().filter(HubValidator.Finding::error))
                .isEmpty();
        assertThat(SharedFact.shownBy(view)).isEqualTo(fact.code());
        assertThat(view.getLastModified().toInstant()).isEqualTo(THEN);
        String text = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(view);
        assertThat(text)
                .contains("P-1")
                .doesNotContain("Patient/")
                .doesNotContain("EpisodeOfCare")
                .doesNotContain("person-paused");
        assertThat(text.contains("introduction-date")).isEqualTo(fact.group() == Fact.Group.TRANSITION);
    }

    @Test
    void oceanIsToldAnEndByUsAsRejected() {
        assertThat(shown(Fact.CLOSED, "closed", "ocean").getStatus()).isEqualTo(TaskStatus.REJECTED);
        assertThat(shown(Fact.CLOSED, "withdrawn-by-sender", "ocean").getStatus())
                .isEqualTo(TaskStatus.CANCELLED);
        assertThat(shown(Fact.CLOSED, "closed", "plain").getStatus()).isEqualTo(TaskStatus.CANCELLED);
    }
}
