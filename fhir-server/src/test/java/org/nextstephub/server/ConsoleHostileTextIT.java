package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Whatever is written into a field is text: no script runs, nothing is lost, no page breaks. */
class ConsoleHostileTextIT {

    private static final RunningHub HUB = RunningHub.shared();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> HOSTILE = List.of(
            "\"><img src=x onerror=alert(1)><script>alert(2)</script>${7*7}#{7*7}[[7*7]]{{7*7}}</textarea>'`",
            "m".repeat(10_000),
            "\uD83D\uDC69\u200D\uD83D\uDE80 \uD83C\uDDE8\uD83C\uDDE6 e\u0301\u0302\u0303",
            "\u202Etxet desrever\u202C \u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD");

    private static Chromium browser;
    private static Desk referral;

    @BeforeAll
    static void aCoordinatorSignsIn() {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        String message = Referrals.message("HT-1")
                .replace("Okafor", "<img src=x onerror=alert(3)>")
                .replace("2027-01-25", "2026-11-26");
        referral = Desk.withReferral(HUB, "HT-1", message).introduced("2026-11-21");
        browser = new Chromium(HUB);
        browser.signIn("hostile.text", "desk", null);
    }

    @AfterAll
    static void leaves() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theSearchForANameTakesItAsText() {
        for (String text : HOSTILE) {
            browser.open("/console/referrals");
            WebElement page = browser.driver().findElement(By.tagName("html"));
            browser.driver()
                    .executeScript(
                            "const name = document.getElementById('name'); name.removeAttribute('maxlength');"
                                    + " name.value = arguments[0]; name.form.requestSubmit()",
                            text);
            new WebDriverWait(browser.driver(), PATIENCE).until(ExpectedConditions.stalenessOf(page));
            browser.waitFor("h1");
            isHarmless("search");
        }
    }

    @Test
    void aNameThatAnAgencySendsIsTextToo() {
        Stream.of("/console/referrals?view=all", "/console/board", AtTheConsole.address(referral))
                .forEach(address -> {
                    browser.open(address);
                    isHarmless(address);
                });
        assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
        assertThat(browser.words()).contains("<img src=x onerror=alert(3)>");
    }

    /** No dialog of a script, nothing that the policy had to forbid, no broken script, and a page that people can read. */
    private static void isHarmless(String where) {
        assertThat(ExpectedConditions.alertIsPresent().apply(browser.driver()))
                .as(where)
                .isNull();
        assertThat(browser.complaints())
                .as(where)
                .allMatch(complaint ->
                        complaint.matches("(?s).*( 409 | 422 |does not conform to the required format).*"));
        assertThat(browser.words()).as(where).doesNotContain("This page did not work", "49[[");
        assertThat(browser.driver().findElements(By.cssSelector("main img, main script")))
                .as(where)
                .isEmpty();
        assertThat(browser.scrollsSideways()).as(where).isFalse();
    }
}
