package org.nextstephub.server.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.LocaleResolver;

/** The pages that are everybody's: the language, the word of the words, signing out, and what is not there. */
@Controller
final class Pages {

    private final LocaleResolver languages;
    private final Visitors visitors;

    Pages(LocaleResolver languages, Visitors visitors) {
        this.languages = languages;
        this.visitors = visitors;
    }

    @GetMapping("/console")
    String root() {
        return "redirect:/console/";
    }

    /** Back to the page that the switch was on; its address is taken only if it is one of the console. */
    @PostMapping("/console/language")
    String language(
            @RequestParam String to,
            @RequestParam String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        languages.setLocale(request, response, ConsoleMvc.language(Locale.forLanguageTag(to)));
        return "redirect:" + ofTheConsole(back);
    }

    /** The same before anybody has signed in. */
    @PostMapping("/signin/language")
    String languageOfTheSignIn(@RequestParam String to, HttpServletRequest request, HttpServletResponse response) {
        languages.setLocale(request, response, ConsoleMvc.language(Locale.forLanguageTag(to)));
        return "redirect:/signin";
    }

    /** Initials in lists, or names again. */
    @PostMapping("/console/names")
    String names(
            @RequestParam String show,
            @RequestParam String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        HiddenNames.set(show.equals("initials"), request, response);
        return "redirect:" + ofTheConsole(back);
    }

    private static String ofTheConsole(String address) {
        return address.matches("/console/[A-Za-z0-9/-]*") ? address : "/console/";
    }

    /** Asked by the idle dialog; being asked keeps the session alive. */
    @PostMapping("/console/stay")
    void stay(HttpServletResponse response) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    /** For a page that was covered and whose person has signed in again: its forms may go on, if it is the same person. */
    @GetMapping("/console/token")
    @ResponseBody
    Map<String, String> token(Visitor visitor, CsrfToken token) {
        return Map.of("account", visitor.name(), "token", token.getToken());
    }

    @GetMapping("/console/form-of-another-session")
    String formOfAnotherSession(HttpServletRequest request, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        page.addAttribute("title", visitors.words(request).say("failure.form"));
        page.addAttribute("reason", "form");
        return "console/failure";
    }

    @RequestMapping("/console/**")
    String nothingElse() {
        throw new NotThere();
    }
}
