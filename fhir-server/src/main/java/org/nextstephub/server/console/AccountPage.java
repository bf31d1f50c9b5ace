package org.nextstephub.server.console;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One's own account: who one is here, when one was here before, and signing out everywhere. */
@Controller
final class AccountPage {

    private static final String SIGNED_IN_BEFORE = "signed-in-before";

    @GetMapping("/console/account")
    String account(Visitor visitor, HttpSession session, Model page) {
        Words words = visitor.words();
        page.addAttribute("title", words.say("account.title"));
        page.addAttribute("role", words.say("role." + visitor.role().code()));
        page.addAttribute(
                "before",
                Optional.ofNullable(session.getAttribute(SIGNED_IN_BEFORE))
                        .filter(Instant.class::isInstance)
                        .map(Instant.class::cast)
                        .map(words::moment)
                        .orElseGet(() -> words.say("account.first")));
        return "console/account";
    }
}
