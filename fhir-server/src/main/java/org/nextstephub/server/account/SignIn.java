package org.nextstephub.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signing in: name and password; at first use a password of one's own and an authenticator app; then its code. Only
 * after the last step is anybody signed in: until then the session knows who is on the way and gives access to nothing.
 */
@Controller
class SignIn {

    private static final String ON_THE_WAY = "signing-in";
    private static final String NEW_SECRET = "new-secret";
    private static final int SHORTEST = 12;
    private static final int LONGEST_BYTES = 72;

    private final Accounts accounts;
    private final SecondFactor factor;
    private final PasswordEncoder passwords;
    private final SignInAudit audit;
    private final String hashOfNobody;

    SignIn(Accounts accounts, SecondFactor factor, PasswordEncoder passwords, SignInAudit audit) {
        this.accounts = accounts;
        this.factor = factor;
        this.passwords = passwords;
        this.audit = audit;
        this.hashOfNobody = passwords.encode("nobody's password");
    }

    @GetMapping("/signin")
    String ask() {
        return "signin/name";
    }

    /** An unknown name, a wrong password and a locked account all read alike, and take as long. */
    @PostMapping("/signin")
    String password(@RequestParam String name, @RequestParam String password, HttpServletRequest request, Model page) {
        Optional<Account> account = accounts.find(name);
        boolean right =
                passwords.matches(password, account.map(Account::password).orElse(hashOfNobody));
        boolean counts = account.filter(Account::active)
                .filter(known -> !known.isLocked(Instant.now()))
                .isPresent();
        if (!right || !counts) {
            failed(name, request);
            page.addAttribute("wrong", true);
            return "signin/name";
        }
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(ON_THE_WAY, name);
        return nextStep(account.orElseThrow());
    }

    private static String nextStep(Account account) {
        if (account.oneTime()) {
            return "redirect:/signin/password";
        }
        return account.totpSecret() == null ? "redirect:/signin/enrol" : "redirect:/signin/code";
    }

    @GetMapping("/signin/password")
    String askForANewPassword(HttpSession session) {
        return onTheWay(session).isPresent() ? "signin/password" : "redirect:/signin";
    }

    @PostMapping("/signin/password")
    String newPassword(@RequestParam String chosen, @RequestParam String again, HttpSession session, Model page) {
        Optional<Account> account = onTheWay(session).filter(Account::oneTime);
        if (account.isEmpty()) {
            return "redirect:/signin";
        }
        Optional<String> objection = objection(account.get(), chosen, again);
        if (objection.isPresent()) {
            page.addAttribute("wrong", objection.get());
            return "signin/password";
        }
        accounts.choosePassword(account.get().name(), passwords.encode(chosen));
        return nextStep(accounts.find(account.get().name()).orElseThrow());
    }

    private Optional<String> objection(Account account, String chosen, String again) {
        if (!chosen.equals(again)) {
            return Optional.of("different");
        }
        boolean fits = chosen.length() >= SHORTEST
                && chosen.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
                && !chosen.toLowerCase(Locale.ROOT).contains(account.name());
        boolean another = !passwords.matches(chosen, account.password());
        return fits && another ? Optional.empty() : Optional.of("weak");
    }

    @GetMapping("/signin/enrol")
    String askToEnrol(HttpSession session, Model page) {
        Optional<Account> account = onTheWay(session).filter(known -> known.totpSecret() == null);
        if (account.isEmpty()) {
            return "redirect:/signin";
        }
        return enrolPage(account.get(), session, page);
    }

    private String enrolPage(Account account, HttpSession session, Model page) {
        if (session.getAttribute(NEW_SECRET) == null) {
            session.setAttribute(NEW_SECRET, factor.newSecret());
        }
        String secret = (String) session.getAttribute(NEW_SECRET);
        page.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
        page.addAttribute("drawing", factor.drawing(account.name(), secret));
        return "signin/enrol";
    }

    @PostMapping("/signin/enrol")
    @Nullable
    String enrol(
            @RequestParam String code,
            HttpSession session,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Account> account = onTheWay(session).filter(known -> known.totpSecret() == null && !known.oneTime());
        @Nullable String secret = (String) session.getAttribute(NEW_SECRET);
        if (account.isEmpty() || secret == null) {
            return "redirect:/signin";
        }
        if (!isRight(account.get(), secret, code)) {
            failed(account.get().name(), request);
            page.addAttribute("wrong", true);
            return enrolPage(account.get(), session, page);
        }
        return accounts.enrol(account.get().name(), factor.enciphered(secret))
                ? signedIn(account.get(), request, response)
                : "redirect:/signin";
    }

    @GetMapping("/signin/code")
    String askForACode(HttpSession session) {
        return onTheWay(session).isPresent() ? "signin/code" : "redirect:/signin";
    }

    @PostMapping("/signin/code")
    @Nullable
    String code(
            @RequestParam String code,
            HttpSession session,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Account> account = onTheWay(session).filter(known -> !known.oneTime());
        Optional<String> secret = account.map(Account::totpSecret).map(factor::deciphered);
        if (secret.isEmpty()) {
            return "redirect:/signin";
        }
        if (!isRight(account.orElseThrow(), secret.get(), code)) {
            failed(account.orElseThrow().name(), request);
            page.addAttribute("wrong", true);
            return "signin/code";
        }
        return signedIn(account.orElseThrow(), request, response);
    }

    private boolean isRight(Account account, String secret, String code) {
        return factor.stepOf(secret, code.strip(), Instant.now())
                .filter(step -> accounts.useStep(account.name(), step))
                .isPresent();
    }

    private Optional<Account> onTheWay(HttpSession session) {
        return Optional.ofNullable((String) session.getAttribute(ON_THE_WAY))
                .flatMap(accounts::find)
                .filter(account -> account.active() && !account.isLocked(Instant.now()));
    }

    /** @return null, since the answer is given: back to what the person had asked for */
    private @Nullable String signedIn(Account account, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        accounts.signedIn(account.name());
        audit.signedIn(account.name(), request.getRemoteAddr());
        HttpSession session = request.getSession();
        session.removeAttribute(ON_THE_WAY);
        session.removeAttribute(NEW_SECRET);
        request.changeSessionId();
        User person = new User(account.name(), "", AuthorityUtils.createAuthorityList("SIGNED_IN"));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        var asked = new HttpSessionRequestCache().getRequest(request, response);
        response.sendRedirect(asked == null ? "/signin/done" : asked.getRedirectUrl());
        return null;
    }

    @GetMapping("/signin/done")
    String done() {
        return "signin/done";
    }

    private void failed(String name, HttpServletRequest request) {
        accounts.failed(name, Instant.now());
        audit.failed(request.getRemoteAddr());
    }
}
