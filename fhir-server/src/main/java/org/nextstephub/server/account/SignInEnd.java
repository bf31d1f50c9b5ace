package org.nextstephub.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How signing in ends: signed in and on to what was asked for, or failed. */
@Controller
class SignInEnd {

    /** In the session: the instant of the sign-in before this one, which its owner can compare with what they remember. */
    static final String SIGNED_IN_BEFORE = "signed-in-before";

    private static final String FAILURES = "failures";

    private final Accounts accounts;
    private final SignInTries tries;
    private final KnownDevices devices;
    private final SignInAudit audit;

    SignInEnd(Accounts accounts, SignInTries tries, KnownDevices devices, SignInAudit audit) {
        this.accounts = accounts;
        this.tries = tries;
        this.devices = devices;
        this.audit = audit;
    }

    void failed(String account, Place place, HttpServletRequest request) {
        if (!place.isKnown()) {
            accounts.failedElsewhere(account);
        }
        audit.failed(request.getRemoteAddr());
    }

    /** @return where to go on; whoever's password others tried is told first */
    String signedIn(Account account, HttpServletRequest request, HttpServletResponse response) {
        Instant now = Instant.now();
        tries.signedIn(account.name(), devices.placeOf(account.name(), request, now), now);
        devices.remember(account.name(), request, response, now);
        audit.signedIn(account.name(), request.getRemoteAddr());
        int failures = accounts.takeFailures(account.name());
        HttpSession session = request.getSession();
        HalfWay.end(session);
        session.setAttribute(FAILURES, failures);
        accounts.signedIn(account.name(), now).ifPresent(before -> session.setAttribute(SIGNED_IN_BEFORE, before));
        request.changeSessionId();
        User person =
                new User(account.name(), "", AuthorityUtils.createAuthorityList("SIGNED_IN", account.authority()));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        return "redirect:" + (failures == 0 ? next(request, response) : "/signin/failures");
    }

    @GetMapping("/signin/failures")
    String failures(HttpSession session, HttpServletRequest request, HttpServletResponse response, Model page) {
        @Nullable Object failures = session.getAttribute(FAILURES);
        if (failures == null) {
            return "redirect:/signin/done";
        }
        page.addAttribute(FAILURES, failures);
        page.addAttribute("next", next(request, response));
        return "signin/failures";
    }

    /** Back to what the person had asked for, by its path: whatever host the request named is not followed. */
    private static String next(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest asked = new HttpSessionRequestCache().getRequest(request, response);
        if (asked == null) {
            return "/signin/done";
        }
        URI address = URI.create(asked.getRedirectUrl());
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    @GetMapping("/signin/done")
    String done() {
        return "signin/done";
    }
}
