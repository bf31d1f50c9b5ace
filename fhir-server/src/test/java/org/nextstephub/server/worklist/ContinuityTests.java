package org.nextstephub.server.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextstephub.server.pathway.AgreementTerms;
import org.nextstephub.server.pathway.ClinicalService;

/** What needs a look on which day, and how long things took: each rule on its last quiet and its first loud day. */
class ContinuityTests {

    private static final LocalDate T = LocalDate.parse("2026-11-02");

    /** A referral of 2 November whose clinical service ends on 15 January; nothing has happened yet. */
    private static final class Way {
        private LocalDate today = T;
        private boolean over;
        private Optional<LocalDate> answered = Optional.empty();
        private Optional<LocalDate> accepted = Optional.empty();
        private Optional<LocalDate> introduced = Optional.empty();
        private Optional<LocalDate> endedOn = Optional.empty();
        private Optional<LocalDate> planned = Optional.of(LocalDate.parse("2027-01-15"));
        private Optional<LocalDate> overlapPlanned = Optional.empty();
        private boolean overlapSettled;
        private Optional<LocalDate> onHoldSince = Optional.empty();
        private Optional<LocalDate> consentEnds = Optional.of(LocalDate.parse("2027-11-01"));
        private Optional<LocalDate> shareBackEnds = Optional.empty();
        private int agreementDaysLeft = 300;
        private int attested = 3;
        private boolean undelivered;
        private WatchDays days = WatchDays.of(Map.of());

        static Way from(LocalDate today) {
            Way way = new Way();
            way.today = today;
            return way;
        }

        Way accepted(String day) {
            accepted = Optional.of(LocalDate.parse(day));
            answered = accepted;
            return this;
        }

        Way introduced(String day) {
            introduced = Optional.of(LocalDate.parse(day));
            return this;
        }

        Continuity state() {
            return new Continuity(
                    today,
                    T,
                    over,
                    answered,
                    accepted,
                    Optional.of(T.plusDays(7)),
                    introduced,
                    new ClinicalService(endedOn, planned, false),
                    overlapPlanned,
                    overlapSettled,
                    onHoldSince,
                    consentEnds,
                    shareBackEnds,
                    agreementDaysLeft,
                    new AgreementTerms(7, 14),
                    attested,
                    undelivered,
                    days);
        }

        Way with(String reason, int days) {
            this.days = WatchDays.of(Map.of(reason, days));
            return this;
        }

        Set<WatchReason> due() {
            return state().due();
        }
    }

    private static Way on(String day) {
        return Way.from(LocalDate.parse(day));
    }

    @Test
    void nothingOnTheDayItComes() {
        assertThat(on("2026-11-02").due()).isEmpty();
    }

    @Test
    void theDaysOfAReasonCanBeSet() {
        assertThat(on("2026-11-09").with("end-near-no-introduction", 67).due())
                .containsExactly(WatchReason.END_NEAR_NO_INTRODUCTION);
        assertThat(on("2026-11-09").with("end-near-no-introduction", 66).due()).isEmpty();
    }

    @Test
    void aReasonWithoutDaysCannotBeSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchDays.of(Map.of("sender-note", 3)))
                .withMessageContaining("not for sender-note")
                .withMessageContaining("long-pause");
        assertThatIllegalArgumentException().isThrownBy(() -> WatchDays.of(Map.of("long-pause", -1)));
    }

    @Test
    void anAnswerThatIsOverdue() {
        assertThat(on("2026-11-09").due()).isEmpty();
        assertThat(on("2026-11-10").due()).containsExactly(WatchReason.RESPONSE_OVERDUE);
        assertThat(on("2026-11-10").accepted("2026-11-09").due()).isEmpty();
    }

    @Test
    void anIntroductionThatIsOverdue() {
        assertThat(on("2026-11-18").accepted("2026-11-04").due()).isEmpty();
        assertThat(on("2026-11-19").accepted("2026-11-04").due()).containsExactly(WatchReason.INTRODUCTION_OVERDUE);
        assertThat(on("2026-11-19")
                        .accepted("2026-11-04")
                        .introduced("2026-11-18")
                        .due())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, false, false",
        "2027-01-01, true, false",
        "2027-01-15, true, false",
        "2027-01-16, false, true"
    })
    void theEndIsNearOrPastWithoutAnIntroduction(String day, boolean near, boolean past) {
        Set<WatchReason> due = on(day).due();
        assertThat(due.contains(WatchReason.END_NEAR_NO_INTRODUCTION)).isEqualTo(near);
        assertThat(due.contains(WatchReason.ENDED_NO_INTRODUCTION)).isEqualTo(past);
        assertThat(on(day).accepted("2026-11-04").introduced("2026-11-10").due())
                .doesNotContain(WatchReason.END_NEAR_NO_INTRODUCTION, WatchReason.ENDED_NO_INTRODUCTION);
    }

    @Test
    void anEndThatNobodyKnows() {
        Way way = on("2026-11-05");
        way.planned = Optional.empty();
        assertThat(way.due()).containsExactly(WatchReason.END_DATE_UNKNOWN);
        way.today = LocalDate.parse("2026-11-04");
        assertThat(way.due()).isEmpty();
        way.today = LocalDate.parse("2026-11-05");
        way.endedOn = Optional.of(LocalDate.parse("2026-11-05"));
        assertThat(way.due()).doesNotContain(WatchReason.END_DATE_UNKNOWN);
    }

    @Test
    void anOverlapThatWasPlannedAndHasNotBegun() {
        Way way = on("2026-11-21").accepted("2026-11-04").introduced("2026-11-10");
        way.overlapPlanned = Optional.of(LocalDate.parse("2026-11-20"));
        assertThat(way.due()).containsExactly(WatchReason.OVERLAP_NOT_BEGUN);
        way.overlapSettled = true;
        assertThat(way.due()).isEmpty();
        way.overlapSettled = false;
        way.today = LocalDate.parse("2026-11-20");
        assertThat(way.due()).isEmpty();
        way.overlapPlanned = Optional.empty();
        way.today = LocalDate.parse("2027-01-08");
        assertThat(way.due()).containsExactly(WatchReason.OVERLAP_NOT_BEGUN);
    }

    @Test
    void aLongPause() {
        Way way = on("2026-12-10").accepted("2026-11-04").introduced("2026-11-10");
        way.onHoldSince = Optional.of(LocalDate.parse("2026-11-11"));
        assertThat(way.due()).isEmpty();
        way.today = LocalDate.parse("2026-12-11");
        assertThat(way.due()).containsExactly(WatchReason.LONG_PAUSE);
    }

    @Test
    void consentsAndTheAgreementAreAboutToEnd() {
        Way way = on("2026-11-03");
        way.consentEnds = Optional.of(LocalDate.parse("2026-11-17"));
        way.shareBackEnds = Optional.of(LocalDate.parse("2026-11-06"));
        way.agreementDaysLeft = 60;
        assertThat(way.due())
                .containsExactly(
                        WatchReason.CONSENT_ENDING, WatchReason.SHARE_BACK_ENDING, WatchReason.AGREEMENT_ENDING);
        way.consentEnds = Optional.of(LocalDate.parse("2026-11-18"));
        way.shareBackEnds = Optional.of(LocalDate.parse("2026-11-07"));
        way.agreementDaysLeft = 61;
        assertThat(way.due()).isEmpty();
    }

    @Test
    void stepsThatTheAgencyDoesNotAttest() {
        Way way = on("2026-11-02");
        way.attested = 2;
        assertThat(way.due()).containsExactly(WatchReason.ATTESTATION_MISSING);
    }

    @Test
    void measuresOfAWayThatWentWell() {
        Way way = on("2027-01-20").accepted("2026-11-04").introduced("2026-11-12");
        assertThat(TransitionTimes.of(way.state()))
                .isEqualTo(Map.of(
                        "timeToAnswer", 2L,
                        "timeToFirstContact", 10L,
                        "noticeGiven", 74L,
                        "overlapDays", 65L,
                        "gapDays", 0L));
    }

    @Test
    void aGapIsCountedAlsoWhileItLasts() {
        assertThat(TransitionTimes.of(on("2027-01-20").accepted("2026-11-04").state()))
                .containsEntry("gapDays", 5L);
        assertThat(TransitionTimes.of(on("2027-01-30")
                        .accepted("2026-11-04")
                        .introduced("2027-01-18")
                        .state()))
                .containsEntry("gapDays", 2L)
                .containsEntry("overlapDays", 0L);
    }

    /** Counting the days one by one gives the same. */
    @Property
    void overlapAndGapAreCountedDays(
            @ForAll @IntRange(max = 120) int introducedAfter,
            @ForAll @IntRange(max = 120) int endAfter,
            @ForAll @IntRange(max = 150) int todayAfter) {
        LocalDate first = T.plusDays(introducedAfter);
        LocalDate last = T.plusDays(endAfter);
        Way way = Way.from(T.plusDays(Math.max(todayAfter, introducedAfter)));
        way.introduced = Optional.of(first);
        way.planned = Optional.of(last);

        long overlap = days(T, 200)
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .count();
        long gap = days(T, 200)
                .filter(day -> day.isAfter(last) && day.isBefore(first))
                .count();

        assertThat(TransitionTimes.of(way.state()))
                .containsEntry("overlapDays", overlap)
                .containsEntry("gapDays", gap);
    }

    private static Stream<LocalDate> days(LocalDate from, int count) {
        return Stream.iterate(from, day -> day.plusDays(1)).limit(count);
    }

    @Property
    void whatIsOverNeedsNoLookButForAWordThatDidNotArrive(
            @ForAll @IntRange(max = 400) int days,
            @ForAll boolean undelivered,
            @ForAll @IntRange(max = 3) int attested) {
        Way way = Way.from(T.plusDays(days));
        way.over = true;
        way.attested = attested;
        way.undelivered = undelivered;
        assertThat(way.due())
                .isEqualTo(
                        undelivered ? EnumSet.of(WatchReason.NOTICE_UNDELIVERED) : EnumSet.noneOf(WatchReason.class));
    }

    @Test
    void everyReasonIsPublished() {
        assertThat(Stream.of(WatchReason.values()).map(WatchReason::code))
                .containsExactlyInAnyOrderElementsOf(org.nextstephub.profiles.ConformanceResources.read(
                                ca.uhn.fhir.context.FhirContext.forR4Cached(),
                                org.hl7.fhir.r4.model.CodeSystem.class,
                                "CodeSystem-ns-watch-reason.json")
                        .getConcept()
                        .stream()
                        .map(concept -> concept.getCode())
                        .toList());
    }
}
