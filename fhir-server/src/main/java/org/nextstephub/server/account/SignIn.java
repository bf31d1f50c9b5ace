package org.nextstephub.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signing in: name and password; at first use a password of one's own and an authenticator app; then its code. Only
 * after the last step is anybody signed in: until then the session knows who is half-way and gives access to nothing.
 */
@Controller
class SignIn {

    private static final int SHORTEST = 12;
    private static final int LONGEST_BYTES = 72;

    private final Accounts accounts;
    private final SecondFactor factor;
    private final PasswordEncoder passwords;
    private final SignInTries tries;
    private final KnownDevices devices;
    private final SignInEnd end;
    private final String hashOfNobody;

    SignIn(
            Accounts accounts,
            SecondFactor factor,
            PasswordEncoder passwords,
            SignInTries tries,
            KnownDevices devices,
            SignInEnd end) {
        this.accounts = accounts;
        this.factor = factor;
        this.passwords = passwords;
        this.tries = tries;
        this.devices = devices;
        this.end = end;
        this.hashOfNobody = passwords.encode("nobody's password");
    }

    @GetMapping("/signin")
    String ask() {
        return "signin/name";
    }

    /** An unknown name, a wrong password and too many tries all read alike, and take as long. */
    @PostMapping("/signin")
    String password(@RequestParam String name, @RequestParam String password, HttpServletRequest request, Model page) {
        Optional<Account> account = accounts.find(name);
        String counted = account.map(Account::name).orElse(SignInTries.NOBODY);
        Instant now = Instant.now();
        Place place = devices.placeOf(counted, request, now);
        boolean counts = tries.mayTryPassword(counted, place, now)
                && account.filter(Account::active).isPresent();
        boolean right =
                passwords.matches(password, account.map(Account::password).orElse(hashOfNobody));
        if (!right || !counts) {
            end.failed(counted, place, request);
            page.addAttribute("wrong", true);
            return "signin/name";
        }
        HalfWay.begin(request, account.orElseThrow(), factor.newSecret());
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
        return account(session).filter(Account::oneTime).isPresent() ? "signin/password" : "redirect:/signin";
    }

    @PostMapping("/signin/password")
    String newPassword(@RequestParam String chosen, @RequestParam String again, HttpSession session, Model page) {
        Optional<Account> account = account(session).filter(Account::oneTime);
        if (account.isEmpty()) {
            return "redirect:/signin";
        }
        Optional<String> objection = objection(account.get(), chosen, again);
        if (objection.isPresent()) {
            page.addAttribute("wrong", objection.get());
            return "signin/password";
        }
        HalfWay owner = HalfWay.of(session).orElseThrow();
        return accounts.choosePassword(owner, passwords.encode(chosen))
                ? account(session).map(SignIn::nextStep).orElse("redirect:/signin")
                : "redirect:/signin";
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
        return withoutFactor(session)
                .map(account -> enrolPage(HalfWay.of(session).orElseThrow(), page))
                .orElse("redirect:/signin");
    }

    private Optional<Account> withoutFactor(HttpSession session) {
        return account(session).filter(known -> known.totpSecret() == null && !known.oneTime());
    }

    private String enrolPage(HalfWay owner, Model page) {
        page.addAttribute("secret", owner.newSecret().replaceAll("(.{4})(?=.)", "$1 "));
        page.addAttribute("drawing", factor.drawing(owner.name(), owner.newSecret()));
        return "signin/enrol";
    }

    /** Codes are not counted here: the page itself shows the secret. */
    @PostMapping("/signin/enrol")
    String enrol(
            @RequestParam String code,
            HttpSession session,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> account = withoutFactor(session);
        if (account.isEmpty()) {
            return "redirect:/signin";
        }
        HalfWay owner = HalfWay.of(session).orElseThrow();
        if (!isRight(owner, owner.newSecret(), code)) {
            page.addAttribute("wrong", true);
            return enrolPage(owner, page);
        }
        return accounts.enrol(owner, factor.enciphered(owner.newSecret()))
                ? end.signedIn(account.get(), request, response)
                : "redirect:/signin";
    }

    @GetMapping("/signin/code")
    String askForACode(HttpSession session) {
        return account(session).isPresent() ? "signin/code" : "redirect:/signin";
    }

    /** A wrong code and too many tries read alike. */
    @PostMapping("/signin/code")
    String code(
            @RequestParam String code,
            HttpSession session,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> account = account(session).filter(known -> !known.oneTime());
        Optional<String> secret = account.map(Account::totpSecret).map(factor::deciphered);
        if (secret.isEmpty()) {
            return "redirect:/signin";
        }
        HalfWay owner = HalfWay.of(session).orElseThrow();
        Instant now = Instant.now();
        Place place = devices.placeOf(owner.name(), request, now);
        if (!tries.mayTryCode(owner.name(), place, now) || !isRight(owner, secret.get(), code)) {
            end.failed(owner.name(), place, request);
            page.addAttribute("wrong", true);
            return "signin/code";
        }
        return end.signedIn(account.orElseThrow(), request, response);
    }

    private boolean isRight(HalfWay owner, String secret, String code) {
        return factor.stepOf(secret, code.strip(), Instant.now())
                .filter(step -> accounts.useStep(owner, step))
                .isPresent();
    }

    /** Asked at every step. */
    private Optional<Account> account(HttpSession session) {
        return HalfWay.of(session).flatMap(owner -> accounts.find(owner.name()).filter(owner::isAt));
    }
}
