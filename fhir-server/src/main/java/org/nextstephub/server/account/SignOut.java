package org.nextstephub.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Signing out wherever one is signed in: for somebody who left a browser open, or lost a machine. */
@Controller
class SignOut {

    private final Accounts accounts;

    SignOut(Accounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/signout/everywhere")
    String everywhere(Principal person, HttpServletRequest request, HttpServletResponse response) {
        accounts.endSessions(person.getName());
        request.getSession().invalidate();
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return "redirect:/signin";
    }
}
