package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page costs: few calls of the hub's API, and as many statements however many referrals there are. */
class ConsoleCostIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final int CALLS = 5;
    private static final int BYTES = 60_000;

    /** Numbers that HAPI takes from its sequences now and then, fifty at a time. */
    private static final int SEQUENCES = 8;

    private static AtTheConsole desk;

    @BeforeAll
    static void aCoordinatorSignsIn() {
        desk = AtTheConsole.as(HUB, "cost.desk", "desk", null);
    }

    private static void refer(int from, int to) {
        for (int at = from; at < to; at++) {
            Desk.withReferral(HUB, "PC-" + at, Referrals.message("PC-" + at).replace("Okafor", "Costmary"));
        }
    }

    private static String search() {
        desk.read("/console/referrals");
        return desk.browser()
                .send("/console/found", Map.of("view", "all", "name", "costmary"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static int statements(PageCost cost, String address) {
        HttpResponse<String> page = desk.open(address);
        assertThat(page.statusCode()).as(address).isEqualTo(200);
        return cost.statements(page).size();
    }

    @Test
    void statementsDoNotGrowWithReferrals() {
        refer(0, 3);
        try (PageCost cost = new PageCost(HUB)) {
            String found = search();
            desk.read(found);
            desk.read("/console/board");
            int few = statements(cost, found);
            int board = statements(cost, "/console/board");
            refer(3, 28);
            desk.read(found);
            desk.read("/console/board");
            assertThat(desk.read(found)).contains("28 of ");
            assertThat(statements(cost, found)).isBetween(10, few + SEQUENCES);
            assertThat(statements(cost, "/console/board")).isBetween(10, board + SEQUENCES);
        }
    }

    @Test
    void aPageTakesAFewCallsAndFewBytes() {
        refer(100, 126);
        Desk referral = Desk.withReferral(HUB, "PC-200").introduced("2026-11-21");
        String address = AtTheConsole.address(referral);
        try (PageCost cost = new PageCost(HUB)) {
            for (String path : List.of(
                    "/console/",
                    "/console/referrals?view=all",
                    "/console/board",
                    address,
                    address + "/sharing",
                    address + "/act/contact",
                    address + "/act/conversation")) {
                HttpResponse<String> page = desk.open(path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(cost.calls(page)).as(path).hasSizeBetween(1, CALLS);
                assertThat(page.body().length()).as(path).isLessThan(BYTES);
            }
        }
    }
}
