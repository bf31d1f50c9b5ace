package org.nextstephub.server;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nextstephub.profiles.TimeSpan;

/**
 * A month of fictional referrals that the desk works at random, told to a partner whose system fails at random, by a hub
 * that is killed at the end of each of its days. What the partner was told, in which order and not after a withdrawal, and
 * what lies on the watch, are compared with what this test works out for itself. Longer with
 * {@code -Dmonth.days=15 -Dmonth.referrals=200}.
 */
@Campaign
@OwnHub("it is killed at the end of each day")
class MonthIT {

    private static final int DAYS_SIMULATED = Integer.getInteger("month.days", 2);
    private static final int REFERRALS = Integer.getInteger("month.referrals", 16);
    private static final LocalDate FIRST = LocalDate.parse("2026-11-22");
    private static final int STEP = 2;

    private final Random random = new Random(20261126);
    private final Map<String, Way> ways = new LinkedHashMap<>();

    /** What this test knows of one referral; worked out here, asked nowhere. */
    private static final class Way {
        private final LocalDate referred;
        private final LocalDate end;
        private String state = "requested/awaiting-review";
        private LocalDate accepted;
        private LocalDate introduced;
        private LocalDate paused;
        private boolean shareBack;
        private boolean over;
        private Instant withdrawn;
        private final List<String> toTell = new ArrayList<>();

        Way(LocalDate referred, LocalDate end) {
            this.referred = referred;
            this.end = end;
        }

        /** A transition is told only with their consent; a completed one is then told as closed. */
        void tell(String shown, boolean transition) {
            if (!transition || shareBack) {
                toTell.add(shown);
            } else if (shown.equals("completed/transition-complete")) {
                toTell.add("completed");
            }
        }

        Set<String> watches(LocalDate today) {
            Set<String> due = new TreeSet<>();
            if (over) {
                return due;
            }
            if (introduced == null && !today.isAfter(end) && DAYS.between(today, end) <= 14) {
                due.add("end-near-no-introduction");
            }
            if (introduced == null && today.isAfter(end)) {
                due.add("ended-no-introduction");
            }
            if (accepted == null && DAYS.between(referred, today) > 7) {
                due.add("response-overdue");
            }
            if (accepted != null && introduced == null && DAYS.between(accepted, today) > 14) {
                due.add("introduction-overdue");
            }
            if (introduced != null && !state.startsWith("in-progress/overlap")) {
                due.add("overlap-not-begun");
            }
            if (paused != null && DAYS.between(paused, today) >= 30) {
                due.add("long-pause");
            }
            return due;
        }
    }

    @Test
    void nobodyFallsThroughAndNothingIsToldThatMayNotBe(@TempDir Path folder) throws Exception {
        HubProcess hub = new HubProcess(folder);
        PartnerSystem lakeshore = null;
        try {
            for (int day = 0; day < DAYS_SIMULATED; day++) {
                LocalDate today = FIRST.plusDays((long) day * STEP);
                hub.start(Map.of(
                        "HUB_CLOCK",
                        today.atTime(LocalTime.NOON)
                                .atZone(TimeSpan.TORONTO)
                                .toInstant()
                                .toString(),
                        "NEXTSTEP_NOTICES_PAUSE",
                        "300ms"));
                if (lakeshore == null) {
                    lakeshore = PartnerSystem.of(hub.client(), "lakeshore-hospital");
                    lakeshore.failsAtRandom(random.nextLong(), 40);
                }
                refer(hub.client(), today, REFERRALS / DAYS_SIMULATED);
                work(hub.client(), today);
                if (day < DAYS_SIMULATED - 1) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
                    hub.kill();
                } else {
                    settle(hub.client(), lakeshore, today);
                }
            }
        } finally {
            hub.end();
            if (lakeshore != null) {
                lakeshore.close();
            }
        }
    }

    private void refer(HubClient hub, LocalDate today, int count) {
        for (int i = 0; i < count; i++) {
            String number = "MO-" + (ways.size() + 1);
            LocalDate end = today.plusDays(3 + random.nextInt(60));
            String message = Referrals.message(number)
                    .replace("2026-11-22T10:00:00-05:00", today + "T10:00:00-05:00")
                    .replace("2026-11-20", today.minusDays(2).toString())
                    .replace("2027-01-25", end.toString());
            String answer = hub.post("/fhir/$process-message", "lakeshore-hospital", Desk.JSON, message)
                    .body();
            assertThat(answer).contains("\"code\":\"ok\"");
            ways.put(number, new Way(today, end));
        }
    }

    private void work(HubClient hub, LocalDate today) {
        ways.forEach((number, way) -> {
            for (int steps = random.nextInt(4); steps > 0 && !way.over; steps--) {
                step(Desk.at(hub, number), way, today);
            }
        });
    }

    /** One thing that may happen next, chosen at random. */
    private void step(Desk desk, Way way, LocalDate today) {
        int dice = random.nextInt(100);
        if (dice < 6) {
            assertThat(desk.revoke(false).statusCode()).isEqualTo(200);
            way.withdrawn = Instant.now();
            way.over = true;
            way.toTell.add("cancelled");
            return;
        }
        switch (way.state) {
            case "requested/awaiting-review" -> {
                if (dice < 70) {
                    desk.to("accepted/awaiting-introduction");
                    way.state = "accepted/awaiting-introduction";
                    way.accepted = today;
                    way.tell("accepted/awaiting-introduction", false);
                } else if (dice < 85) {
                    desk.to("rejected/declined-capacity");
                    way.over = true;
                    way.tell("rejected", false);
                }
            }
            case "accepted/awaiting-introduction" -> {
                if (dice < 75) {
                    assertThat(desk.create(desk.contact("introduction", today.toString()))
                                    .statusCode())
                            .isEqualTo(201);
                    desk.to("in-progress/introduced");
                    way.state = "in-progress/introduced";
                    way.introduced = today;
                    way.tell("in-progress/introduced", true);
                }
            }
            case "in-progress/introduced" -> {
                if (dice < 35 && !way.shareBack) {
                    assertThat(desk.shareBack().statusCode()).isEqualTo(200);
                    way.shareBack = true;
                } else if (dice < 75) {
                    desk.to("in-progress/overlap-active");
                    way.state = "in-progress/overlap-active";
                    way.tell("in-progress/overlap-active", true);
                } else if (dice < 90) {
                    desk.to("on-hold/paused-by-person");
                    way.state = "on-hold/paused-by-person";
                    way.paused = today;
                }
            }
            case "on-hold/paused-by-person" -> {
                desk.to("in-progress/introduced");
                way.state = "in-progress/introduced";
                way.paused = null;
            }
            default -> {
                if (dice < 60) {
                    desk.to("completed/transition-complete", Desk.on(today.toString()));
                    way.over = true;
                    way.tell("completed/transition-complete", true);
                }
            }
        }
    }

    /** Once the partner's system works again, everything arrives; then it is compared. */
    private void settle(HubClient hub, PartnerSystem lakeshore, LocalDate today) {
        lakeshore.failsAtRandom(0, 0);
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> ways.forEach((number, way) ->
                        assertThat(lastOf(lakeshore.told(number))).as(number).isEqualTo(lastOf(way.toTell))));
        ways.forEach((number, way) -> {
            assertThat(withoutRepetitions(lakeshore, number)).as(number).isEqualTo(expected(lakeshore, number, way));
            if (way.withdrawn != null) {
                assertThat(lakeshore.toldAfter(number, way.withdrawn.plusMillis(500)))
                        .as(number + " after the withdrawal")
                        .allMatch("cancelled"::equals);
            }
        });
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> ways.forEach((number, way) -> {
                    if (way.withdrawn == null) {
                        assertThat(Set.copyOf(Desk.at(hub, number).watches()))
                                .as(number)
                                .isEqualTo(way.watches(today));
                    }
                }));
    }

    private static String lastOf(List<String> told) {
        return told.isEmpty() ? "" : told.get(told.size() - 1);
    }

    /** What was withdrawn before it could be told is not told; all else is, in order. */
    private static List<String> expected(PartnerSystem lakeshore, String number, Way way) {
        if (way.withdrawn == null) {
            return way.toTell;
        }
        Set<String> told = new HashSet<>(lakeshore.told(number));
        return way.toTell.stream()
                .filter(fact -> fact.equals("cancelled") || told.contains(fact))
                .toList();
    }

    /** The same notice may come more than once; by its number it is one. */
    private static List<String> withoutRepetitions(PartnerSystem lakeshore, String number) {
        Map<String, String> byNotice = new LinkedHashMap<>();
        for (Bundle message : lakeshore.received()) {
            PartnerSystem.states(message, number)
                    .forEach(state ->
                            byNotice.putIfAbsent(message.getIdentifier().getValue(), state));
        }
        List<Integer> order = byNotice.keySet().stream()
                .map(key -> Integer.parseInt(key.replaceAll("\\D", "")))
                .toList();
        assertThat(order).as("in order").isSorted();
        return byNotice.values().stream().collect(Collectors.toList());
    }
}
