package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The message log and the privacy office in both languages: full, empty and with faults, judged as every page is. */
class ConsoleOfficesForEveryoneIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String WHY = "complaint number 14";

    private final List<String> faults = new ArrayList<>();

    private void judge(Chromium browser, String name, String language) {
        faults.addAll(ConsoleForEveryoneIT.judge(browser, name + "-" + language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theMessageLog(String language) {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        Desk.withReferral(HUB, "EL-" + language);
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.analyst." + language, "interop", null);
            ConsoleForEveryoneIT.speak(browser, language);
            for (Map.Entry<String, String> page : Map.of(
                            "log", "/console/messages",
                            "log-empty", "/console/messages?day=2026-11-01&partner=rideau-clinic",
                            "log-not-found", "/console/messages?none")
                    .entrySet()) {
                browser.open(page.getValue());
                judge(browser, page.getKey(), language);
            }
            browser.open("/console/messages");
            browser.driver().findElement(By.id("id")).sendKeys("EL-" + language);
            press(browser, "form[method=post].act");
            assertThat(browser.driver().getCurrentUrl()).matches(".*/console/messages/R-....-....");
            assertThat(browser.driver().getTitle()).doesNotContain("EL-");
            judge(browser, "log-message", language);
            assertThat(faults).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void thePrivacyOffice(String language) {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        Desk referral = Desk.withReferral(HUB, "EO-" + language).to("accepted/awaiting-introduction");
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.officer." + language, "privacy", null);
            ConsoleForEveryoneIT.speak(browser, language);
            browser.open("/console/privacy");
            judge(browser, "privacy", language);
            press(browser, "form[action$='/person']");
            judge(browser, "privacy-fault", language);

            browser.driver().findElement(By.id("number")).sendKeys("EO-" + language);
            browser.driver().findElement(By.id("reason")).sendKeys(WHY);
            browser.driver()
                    .findElement(By.cssSelector("#system option[value$='lakeshore-hospital-mrn']"))
                    .click();
            press(browser, "form[action$='/person']");
            assertThat(browser.driver().getCurrentUrl()).contains("/console/privacy/found/");
            judge(browser, "privacy-person", language);
            browser.driver().findElement(By.cssSelector("input[value=history]")).click();
            browser.driver().findElement(By.id("reason")).sendKeys(WHY);
            press(browser, "form[action$='/record']");
            assertThat(browser.driver().getPageSource()).contains("Okafor");
            judge(browser, "privacy-history", language);

            browser.driver().navigate().back();
            browser.waitFor("h1");
            assertThat(browser.driver().getPageSource()).doesNotContain("Okafor");
            browser.open("/console/privacy/record");
            judge(browser, "privacy-record", language);
            browser.open("/console/privacy/refusals");
            judge(browser, "privacy-refusals", language);
            browser.open("/console/privacy/refusals?from=2026-01&to=2026-02");
            judge(browser, "privacy-refusals-empty", language);
            assertThat(faults).isEmpty();
            assertThat(referral.agencySees()).isEqualTo("accepted/awaiting-introduction");
        }
    }

    private static void press(Chromium browser, String form) {
        WebElement button = browser.driver().findElement(By.cssSelector(form + " button"));
        button.sendKeys(org.openqa.selenium.Keys.ENTER);
        new org.openqa.selenium.support.ui.WebDriverWait(browser.driver(), java.time.Duration.ofSeconds(30))
                .until(org.openqa.selenium.support.ui.ExpectedConditions.stalenessOf(button));
        browser.waitFor("h1");
    }
}
