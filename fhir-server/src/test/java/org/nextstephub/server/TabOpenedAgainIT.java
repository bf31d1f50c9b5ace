package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser keeps its profile, as at somebody's desk: a tab that is opened again after signing out shows nobody. */
class TabOpenedAgainIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String FAMILY = "Zwaluwcanary";

    @TempDir
    Path folder;

    @Test
    void aTabThatIsOpenedAgainAfterSigningOutShowsNobody() {
        assumeTrue(Chromium.isInstalled(), "no Chromium with its driver");
        Desk referral = Desk.withReferral(HUB, "LN-2", Referrals.message("LN-2").replace("Okafor", FAMILY));
        Path profile = folder.resolve("restored");
        try (Chromium browser = Chromium.keeping(HUB, profile)) {
            browser.signIn("leaves.tab", "desk", null);
            browser.open(AtTheConsole.address(referral));
            assertThat(browser.words()).contains(FAMILY);
            browser.signOut();
        }
        try (Chromium browser = Chromium.keeping(HUB, profile)) {
            browser.open(AtTheConsole.address(referral));
            browser.waitFor("#name");
            assertThat(browser.driver().getPageSource()).doesNotContain(FAMILY);
            browser.driver().navigate().back();
            assertThat(browser.driver().getPageSource()).doesNotContain(FAMILY);
        }
    }
}
