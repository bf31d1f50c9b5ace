package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/**
 * Every page of the console in both languages: without a violation of WCAG 2.2 AA that axe finds, without scrolling sideways on a
 * phone, and readable in the dark and with forced colours. Pictures are in {@code target/screens}, for people to look at.
 */
class ConsoleForEveryoneIT {

    private static final RunningHub HUB = RunningHub.shared();

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyPageOfTheDesk(String language) {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        Desk referral = Desk.withReferral(HUB, "EV-" + language).to("accepted/awaiting-introduction");
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.desk." + language, "desk", null);
            speak(browser, language);
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("start", "/console/");
            for (String view : List.of("unassigned", "assigned", "waiting", "all")) {
                pages.put("inbox-" + view, "/console/referrals?view=" + view);
            }
            pages.put("board", "/console/board");
            pages.put("referral", AtTheConsole.address(referral));
            pages.put("sharing", AtTheConsole.address(referral) + "/sharing");
            pages.put("not-there", "/console/referrals/none");
            pages.putAll(acts(browser, referral));
            List<String> faults = new ArrayList<>();
            pages.forEach((name, address) -> {
                browser.open(address);
                faults.addAll(judge(browser, name + "-" + language));
            });
            browser.open(AtTheConsole.address(referral) + "/act/contact");
            browser.driver().findElement(By.id("day")).clear();
            browser.driver().findElement(By.cssSelector("form.act button")).click();
            browser.waitFor(".wrong");
            faults.addAll(judge(browser, "form-with-faults-" + language));
            assertThat(faults).isEmpty();
            assertThat(pages).hasSizeGreaterThan(15);
        }
    }

    /** A desk on which nothing waits, a colleague who was quicker, a form of another session, a name that nobody has. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void whatIsEmptyOrGoesOtherwise(String language) {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        Desk referral = Desk.withReferral(HUB, "EW-" + language);
        List<String> faults = new ArrayList<>();
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.alone." + language, "worker", AtTheConsole.newWorker(HUB, referral));
            speak(browser, language);
            Map.of("start", "/console/", "inbox", "/console/referrals", "board", "/console/board")
                    .forEach((name, address) -> {
                        browser.open(address);
                        faults.addAll(judge(browser, name + "-empty-" + language));
                    });
        }
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.second." + language, "desk", null);
            speak(browser, language);
            browser.open("/console/form-of-another-session");
            faults.addAll(judge(browser, "form-of-another-session-" + language));
            browser.open("/console/referrals");
            browser.driver()
                    .findElement(By.cssSelector("form[action='/console/names'] button"))
                    .click();
            browser.waitFor("button[value=names]");
            faults.addAll(judge(browser, "inbox-without-names-" + language));
            browser.driver().findElement(By.id("name")).sendKeys("Nobodyofthisname");
            browser.driver().findElement(By.cssSelector("form.find button")).click();
            browser.waitFor("p[role=status]");
            faults.addAll(judge(browser, "inbox-nobody-found-" + language));
            browser.open(AtTheConsole.address(referral) + "/act/accept");
            referral.to("accepted/awaiting-introduction");
            browser.driver().findElement(By.cssSelector("form.act button")).click();
            browser.waitFor(".wrong");
            faults.addAll(judge(browser, "act-too-late-" + language));
            referral.create(referral.contact("introduction", "2026-11-21"));
            referral.to("in-progress/introduced");
            browser.open(AtTheConsole.address(referral));
            faults.addAll(judge(browser, "referral-introduced-" + language));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void numbersThatAreMasked(String language) {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        String month = language.equals("en") ? "2025-11" : "2025-12";
        HUB.jdbc()
                .sql("update hub.notice set happened_at = ?::timestamptz where task_id = ?")
                .params(
                        month + "-10T12:00:00Z",
                        Desk.withReferral(HUB, "EM-" + language).taskId())
                .update();
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.masked." + language, "reporting", null);
            speak(browser, language);
            browser.open("/console/numbers?from=" + month + "&to=" + month);
            assertThat(browser.words()).contains(language.equals("en") ? "masked" : "masqué");
            assertThat(judge(browser, "numbers-masked-" + language)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theProgrammesNumbers(String language) {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.lead." + language, "reporting", null);
            speak(browser, language);
            browser.open("/console/numbers");
            assertThat(judge(browser, "numbers-" + language)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyPageOfAnAdministrator(String language) {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        HUB.post("/fhir/Organization", "admin", "application/fhir+json", """
                {"resourceType":"Organization","active":true,"name":"Waiting Agency (fictional)","identifier":[
                 {"system":"https://nextstep-hub.example/fhir/NamingSystem/partner","value":"waiting-agency"}]}""");
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.admin." + language, "admin", null);
            speak(browser, language);
            browser.open("/console/access");
            String proposal = link(browser, "/console/administration/confirm/");
            browser.open("/console/agreements");
            String suspend = link(browser, "/console/administration/suspend/");
            browser.open("/console/partners");
            String partner = link(browser, "/console/partners/");
            String agency = partner.replaceAll(".*/", "");
            Map<String, String> pages = new LinkedHashMap<>();
            List.of("", "partners", "agreements", "access", "account")
                    .forEach(page -> pages.put("admin-" + (page.isEmpty() ? "start" : page), "/console/" + page));
            pages.put("admin-partner", partner);
            pages.put("admin-confirm", proposal);
            pages.put("admin-suspend", suspend);
            pages.put("admin-register", "/console/administration/register");
            pages.put("admin-invite", "/console/administration/invite");
            pages.put("admin-own-account-off", "/console/administration/account-off/everyone.admin." + language);
            List.of("change", "agreement", "reach", "own-system", "let-in", "programme")
                    .forEach(act -> pages.put("admin-" + act, "/console/administration/" + act + "/" + agency));
            List<String> faults = new ArrayList<>();
            pages.forEach((name, address) -> {
                browser.open(address);
                faults.addAll(judge(browser, name + "-" + language));
            });
            browser.open("/console/administration/register");
            browser.driver().findElement(By.cssSelector("form.act button")).click();
            browser.waitFor(".wrong");
            faults.addAll(judge(browser, "admin-form-with-faults-" + language));
            assertThat(faults).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theWorkbench(String language) throws IOException {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        try (Chromium browser = new Chromium(HUB)) {
            browser.signIn("everyone.analyst." + language, "interop", null);
            speak(browser, language);
            browser.open("/console/workbench");
            List<String> faults = new ArrayList<>(judge(browser, "workbench-" + language));
            for (String example : List.of("sheet", "v2-two-faults", "fhir-consent-ended", "v2-accepted")) {
                browser.open("/console/workbench?example=" + example);
                browser.click("form.bench button");
                browser.waitFor("#answer");
                faults.addAll(judge(browser, "workbench-" + example + "-" + language));
            }
            browser.driver().findElement(By.id("text")).sendKeys("x");
            browser.waitFor("#changed");
            Path file = Path.of("../examples/referral.json").toRealPath();
            browser.driver().findElement(By.id("file")).sendKeys(file.toString());
            browser.click("form.bench button");
            browser.waitFor("#answer h2.done");
            assertThat(browser.words()).contains("\"resourceType\": \"MessageHeader\"");
            assertThat(faults).isEmpty();
        }
    }

    private static String link(Chromium browser, String address) {
        return String.valueOf(browser.driver()
                .findElement(By.cssSelector("main a[href^='" + address + "']"))
                .getAttribute("href"));
    }

    static void speak(Chromium browser, String language) {
        if (language.equals("fr")) {
            browser.driver()
                    .findElement(By.cssSelector("form[action='/console/language'] button"))
                    .click();
            browser.waitFor("form[action='/console/language'] button[lang=en]");
        }
    }

    private static Map<String, String> acts(Chromium browser, Desk referral) {
        browser.open(AtTheConsole.address(referral));
        Map<String, String> acts = new LinkedHashMap<>();
        browser.driver().findElements(By.cssSelector("a[href*='/act/']")).forEach(link -> {
            String address = String.valueOf(link.getAttribute("href"));
            acts.put("act-" + address.replaceAll(".*/", ""), address);
        });
        return acts;
    }

    private static List<String> inOtherColours(Chromium browser, String name) {
        browser.media("", "prefers-color-scheme", "dark");
        List<String> faults = browser.violations();
        browser.keep(name + "-dark");
        browser.media("", "forced-colors", "active");
        browser.keep(name + "-forced-colours");
        browser.media("print", "", "");
        browser.keep(name + "-print");
        browser.media("", "", "");
        return faults;
    }

    /**
     * On a laptop and at 320 pixels, which is 1280 at 400 %; in English, whose colours are those of French, also in the dark, with forced
     * colours and as it is printed.
     */
    static List<String> judge(Chromium browser, String name) {
        List<String> faults = new ArrayList<>(browser.violations());
        browser.keep(name + "-1280");
        boolean everything = name.endsWith("-en");
        if (everything) {
            faults.addAll(inOtherColours(browser, name));
        }
        browser.width(640);
        if (browser.scrollsSideways()) {
            faults.add("scrolls sideways at 200 %");
        }
        browser.width(320);
        if (browser.scrollsSideways()) {
            faults.add("scrolls sideways at 320 pixels");
        }
        if (everything) {
            faults.addAll(browser.violations());
        }
        browser.keep(name + "-320");
        browser.width(1280);
        browser.complaints().stream()
                .filter(complaint -> !complaint.matches("(?s).* (403|404|409|422) .*"))
                .forEach(faults::add);
        return faults.stream().map(fault -> name + ": " + fault).toList();
    }
}
