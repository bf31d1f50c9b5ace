package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Two coordinators in two browsers have the same referral open: whoever presses second is told, and loses no word. */
class TwoAtTheDeskIT {

    private static final RunningHub HUB = RunningHub.shared();

    private static Chromium one;
    private static Chromium other;

    @BeforeAll
    static void bothSignIn() {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        one = new Chromium(HUB);
        other = new Chromium(HUB);
        one.signIn("two.one", "desk", null);
        other.signIn("two.other", "desk", null);
    }

    @AfterAll
    static void bothGo() {
        for (Chromium browser : List.of(one, other)) {
            browser.close();
        }
    }

    private static void open(Chromium browser, Desk referral, String act) {
        browser.open(AtTheConsole.address(referral) + "/act/" + act);
    }

    private static void choose(Chromium browser, String field, String value) {
        browser.driver()
                .findElement(By.cssSelector("input[name='%s'][value='%s']".formatted(field, value)))
                .click();
    }

    private static void press(Chromium browser) {
        browser.driver().findElement(By.cssSelector("form.act button")).click();
        browser.waitFor(".done, .wrong");
    }

    private static void isTold(Chromium second, String now, String kept) {
        assertThat(second.words()).contains("Nothing was changed", "the referral moved on", now);
        assertThat(second.driver().getPageSource()).contains(kept);
        assertThat(second.driver().getTitle()).startsWith("Error: ");
        assertThat(second.focused().getAttribute("class"))
                .as("the message has the focus")
                .contains("wrong");
        assertThat(second.violations()).isEmpty();
    }

    @Test
    void acceptedFirstItIsNotTurnedDown() {
        Desk referral = Desk.withReferral(HUB, "TD-1");
        open(one, referral, "accept");
        open(other, referral, "not-taken-up");
        choose(other, "reason", "capacity");
        press(one);
        press(other);

        isTold(other, "Now: Waiting for the introduction", "by peer support");
        assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");
    }

    @Test
    void turnedDownFirstItIsNotAccepted() {
        Desk referral = Desk.withReferral(HUB, "TD-2");
        open(one, referral, "accept");
        open(other, referral, "not-taken-up");
        choose(other, "reason", "capacity");
        press(other);
        press(one);

        isTold(one, "Now: Not taken up: no room now", "by peer support");
        assertThat(referral.agencySees()).isEqualTo("rejected capacity");
    }

    @Test
    void whatWasWrittenIsStillThere() {
        Desk referral = Desk.withReferral(HUB, "TD-3", Referrals.message("TD-3").replace("2027-01-25", "2026-11-26"));
        open(one, referral, "acknowledge");
        open(other, referral, "acknowledge");
        String worker = referral.worker().getIdElement().getIdPart();
        for (Chromium browser : List.of(one, other)) {
            choose(browser, "worker", worker);
            browser.driver().findElement(By.id("looked")).sendKeys("Spoke with the ward");
        }
        press(one);
        press(other);

        isTold(other, "Now: Waiting for review", "Spoke with the ward");
    }

    @Test
    void signingOutInOneTabLeavesNobodyInAnother() {
        Desk referral = Desk.withReferral(HUB, "TD-4");
        try (Chromium tabs = new Chromium(HUB)) {
            tabs.signIn("two.tabs", "desk", null);
            tabs.open(AtTheConsole.address(referral));
            String first = tabs.driver().getWindowHandle();
            tabs.driver().switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
            tabs.open("/console/");
            tabs.signOut();
            tabs.driver().switchTo().window(first);
            tabs.waitFor("#name");
            assertThat(tabs.driver().getPageSource()).doesNotContain("Okafor");
        }
    }
}
