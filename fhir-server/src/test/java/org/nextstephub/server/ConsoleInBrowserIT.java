package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The desk at a real browser, with the keyboard alone; skipped where none is installed. */
class ConsoleInBrowserIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String PERSON = "Okafor";

    private Chromium browser;

    @BeforeEach
    void needsABrowser() {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        browser = new Chromium(HUB);
    }

    @AfterEach
    void closes() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aReferralIsTakenThroughItsStepsByKeyboardAlone() {
        Desk referral = Desk.withReferral(HUB, "BR-1");
        browser.signIn("browser.keys", "desk", null);
        browser.tabTo("nav a[href='/console/referrals']");
        browser.enter();
        assertThat(browser.driver().getTitle()).doesNotContain(PERSON);
        browser.open(AtTheConsole.address(referral));

        assertThat(act("accept")).contains("will be told: accepted");
        assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");

        browser.tabTo("a[href$='/act/assign']");
        browser.enter();
        choose("worker", referral.worker().getIdElement().getIdPart());
        press();

        browser.tabTo("a[href$='/act/contact']");
        browser.enter();
        choose("type", "introduction");
        browser.tabTo("#day");
        browser.focused().sendKeys("11202026");
        browser.tabTo("form.act button");
        press();
        assertThat(browser.words()).contains("The contact is written down.");

        browser.tabTo("a[href$='/act/introduce']");
        browser.enter();
        tick("agreed");
        press();
        assertThat(browser.words()).contains("Introduced: not told");
        assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Opens an act from the referral's page and presses its button; @return what the page said the agency will be told */
    private String act(String name) {
        browser.tabTo("a[href$='/act/" + name + "']");
        browser.enter();
        String promise = browser.text("#told");
        browser.tabTo("form.act button");
        press();
        return promise;
    }

    private void press() {
        if (!"button".equals(browser.focused().getTagName())) {
            browser.tabTo("form.act button");
        }
        browser.enter();
        assertThat(browser.shows(".done")).as(browser.words()).isTrue();
    }

    /** Tab leads into a group of choices, arrows go from one to the next. */
    private void choose(String field, String value) {
        browser.tabTo("input[name='" + field + "']");
        for (int at = 0; at < 60 && !value.equals(browser.focused().getAttribute("value")); at++) {
            browser.focused().sendKeys(Keys.ARROW_DOWN);
        }
        browser.focused().sendKeys(Keys.SPACE);
        assertThat(browser.focused().isSelected()).as(field + " " + value).isTrue();
        assertThat(browser.focused().getAttribute("value")).isEqualTo(value);
    }

    private void tick(String field) {
        browser.tabTo("input[name='" + field + "']");
        browser.focused().sendKeys(Keys.SPACE);
        assertThat(browser.focused().isSelected()).isTrue();
    }

    @Test
    void afterSigningOutNobodyIsSeenByGoingBack() {
        Desk referral = Desk.withReferral(HUB, "BR-2");
        browser.signIn("browser.back", "desk", null);
        browser.open(AtTheConsole.address(referral));
        assertThat(browser.words()).contains(PERSON);

        browser.signOut();
        browser.driver().navigate().back();
        browser.waitFor("h1");

        assertThat(browser.driver().getPageSource()).doesNotContain(PERSON);
        browser.open(AtTheConsole.address(referral));
        assertThat(browser.driver().getPageSource()).doesNotContain(PERSON);
    }

    /** By somebody else at the desk: from then on there are conversations to write down. */
    private static void introduced(Desk referral) {
        AtTheConsole desk = AtTheConsole.as(HUB, "browser.helper", "desk", null);
        desk.done(
                referral,
                "contact",
                AtTheConsole.introduction(referral.worker().getIdElement().getIdPart()));
        desk.done(referral, "introduce", "agreed", "true");
    }

    @Test
    void whatWasWrittenOutlivesASessionThatEnded() {
        Desk referral = Desk.withReferral(HUB, "BR-3").to("accepted/awaiting-introduction");
        introduced(referral);
        browser.driver()
                .executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument",
                        Map.of(
                                "source",
                                "{ const now = Date.now; let ahead = 0;"
                                        + " window.later = minutes => { ahead = minutes * 60000;"
                                        + " document.dispatchEvent(new Event('visibilitychange')) };"
                                        + " Date.now = () => now() + ahead }"));
        browser.signIn("browser.idle", "desk", null);
        browser.open(AtTheConsole.address(referral) + "/act/conversation");
        browser.driver().findElement(By.tagName("textarea")).sendKeys("Written before the end");

        browser.driver().executeScript("later(12)");
        assertThat(browser.shows("#idle")).isFalse();
        browser.driver().executeScript("later(13)");
        assertThat(browser.shows("#idle")).isTrue();
        assertThat(browser.violations()).isEmpty();
        browser.focused().sendKeys(Keys.ENTER);
        browser.waitFor("#matter");
        new org.openqa.selenium.support.ui.WebDriverWait(browser.driver(), java.time.Duration.ofSeconds(30))
                .until(any -> !browser.shows("#idle"));

        browser.driver().manage().deleteAllCookies();
        browser.driver().executeScript("later(29)");
        browser.waitFor("#over");
        assertThat(browser.shows("#matter")).isFalse();
        assertThat(browser.violations()).isEmpty();

        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.open("/console/");
        browser.signInAgain();
        browser.driver().switchTo().window(first);
        browser.driver().findElement(By.cssSelector("#over button")).click();
        browser.waitFor("#matter");

        assertThat(browser.driver().findElement(By.tagName("textarea")).getAttribute("value"))
                .isEqualTo("Written before the end");
    }
}
