package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.account.Invitations;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person at a real browser: Debian's Chromium and its driver, with a profile that is thrown away. */
final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENS = Path.of("target/screens");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_TABS = 250;

    /** WCAG 2.0 to 2.2 at levels A and AA, and what axe recommends beside them. */
    private static final String AXE_RUN = """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(
              found => done(found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.target.join(' ')))),
              fault => done(['axe: ' + fault]));
            """;

    /** Whether the middle of what has the focus is covered by something else (WCAG 2.2, 2.4.11). */
    private static final String COVERED = """
            const box = document.activeElement.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return box.width > 0 && top !== null && !document.activeElement.contains(top) && !top.contains(document.activeElement);
            """;

    private final RunningHub hub;
    private final ChromeDriver driver;
    private String name = "";
    private String secret = "";

    Chromium(RunningHub hub) {
        this(hub, List.of());
    }

    /** One that keeps its profile in this folder, as a person's own browser does; with tabs of the last time if it had some. */
    static Chromium keeping(RunningHub hub, Path profile) {
        return new Chromium(hub, List.of("--user-data-dir=" + profile, "--restore-last-session"));
    }

    private Chromium(RunningHub hub, List<String> more) {
        this.hub = hub;
        ChromeOptions options = new ChromeOptions().setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-US");
        options.addArguments(more);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
        width(1280);
    }

    static boolean isInstalled() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    }

    ChromeDriver driver() {
        return driver;
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shows pages as somebody has set their machine: {@code forced-colors}, {@code prefers-color-scheme}; or as printed. */
    void media(String media, String feature, String value) {
        List<Map<String, String>> features =
                feature.isEmpty() ? List.of() : List.of(Map.of("name", feature, "value", value));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media, "features", features));
    }

    /** Signs in somebody new on the way to the start page: one-time password, own password, authenticator app. */
    void signIn(String somebody, String role, @Nullable String worker) {
        name = somebody;
        String oneTime = hub.bean(Invitations.class).invite(name, role, worker);
        open("/console/");
        type("name", name);
        submit("password", oneTime);
        type("chosen", SignedIn.PASSWORD);
        submit("again", SignedIn.PASSWORD);
        secret = driver.findElement(By.className("secret")).getText().replace(" ", "");
        submit("code", SignedIn.appShows(secret, Instant.now()));
        waitFor("nav a[aria-current=page]");
    }

    /** Signs in again in the tab that is open; the app's next code, because one counts once. */
    void signInAgain() {
        type("name", name);
        submit("password", SignedIn.PASSWORD);
        submit("code", SignedIn.appShows(secret, Instant.now().plusSeconds(30)));
        waitFor("nav");
    }

    /** Signs out, and waits for the page on which to sign in. */
    void signOut() {
        driver.findElement(By.cssSelector("form[action='/signout'] button")).click();
        waitFor("#name");
    }

    void open(String path) {
        driver.get(path.startsWith("http") ? path : hub.url() + path);
    }

    String words() {
        return driver.findElement(By.tagName("body")).getText().replaceAll("\\s+", " ");
    }

    String text(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    boolean shows(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    void waitFor(String css) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(any -> shows(css));
    }

    private void type(String field, String value) {
        driver.findElement(By.name(field)).sendKeys(value);
    }

    private void submit(String field, String value) {
        WebElement input = driver.findElement(By.name(field));
        input.sendKeys(value, Keys.ENTER);
        new WebDriverWait(driver, PATIENCE)
                .until(any -> driver.findElements(By.name(field)).isEmpty());
    }

    /** Goes from control to control with the Tab key until the one that is meant has the focus. */
    void tabTo(String css) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            focused().sendKeys(Keys.TAB);
            assertThat(driver.executeScript(COVERED))
                    .as("what has the focus is covered: " + focused().getAttribute("outerHTML"))
                    .isEqualTo(false);
            if (Boolean.TRUE.equals(driver.executeScript("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + css + " on " + driver.getCurrentUrl());
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Presses Enter on what has the focus, and waits for the page that follows. */
    void enter() {
        pageAfter(() -> focused().sendKeys(Keys.ENTER));
    }

    /** Clicks on it, and waits for the page that follows. */
    void click(String css) {
        pageAfter(() -> driver.findElement(By.cssSelector(css)).click());
    }

    private void pageAfter(Runnable act) {
        WebElement page = driver.findElement(By.tagName("html"));
        act.run();
        new WebDriverWait(driver, PATIENCE).until(any -> isGone(page));
        waitFor("h1");
    }

    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (StaleElementReferenceException gone) {
            return true;
        }
    }

    /** What axe finds on the page that is open; empty when it finds nothing. */
    List<String> violations() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript(AXE_RUN);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** What the browser complained of since it was last asked: scripts that broke, and what the policy forbids. */
    List<String> complaints() {
        return Stream.of(driver.manage().logs().get(LogType.BROWSER))
                .flatMap(entries -> entries.getAll().stream())
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Keeps a picture of the whole page for people to look at. */
    void keep(String picture) {
        try {
            Files.createDirectories(SCREENS);
            Object shot = driver.executeCdpCommand(
                            "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
                    .get("data");
            Files.write(
                    SCREENS.resolve(picture + ".png"),
                    java.util.Base64.getDecoder().decode(String.valueOf(shot)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
