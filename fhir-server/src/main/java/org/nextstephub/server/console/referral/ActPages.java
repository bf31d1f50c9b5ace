package org.nextstephub.server.console.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nextstephub.server.console.HubRefused;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One page for each act, and one path for every form: it belongs to an account, to a version and to a number that counts
 * once; whatever is not done is told in words, and the text that was written stays.
 */
@Controller
final class ActPages {

    private static final String PAGE = "/console/referrals/{id}/act/{act}";

    private final Acts acts;
    private final FormNumbers numbers;
    private final Standing standing;

    ActPages(Acts acts, FormNumbers numbers, Standing standing) {
        this.acts = acts;
        this.numbers = numbers;
        this.standing = standing;
    }

    @GetMapping(PAGE)
    String ask(@PathVariable String id, @PathVariable("act") String name, Visitor visitor, Model page) {
        Act act = act(name);
        Referral referral = Referral.of(visitor, id);
        boolean offered = act.isOffered(referral, visitor);
        List<Field> fields = offered ? act.fields(referral, visitor) : List.of();
        return shown(
                act, referral, visitor, new Sheet(Form.empty(fields), act.version(referral), FormNumbers.next()), page);
    }

    /** What is on the form besides the questions. */
    private record Sheet(Form form, String version, String number) {}

    @PostMapping(PAGE)
    String send(
            @PathVariable String id,
            @PathVariable("act") String name,
            @RequestParam MultiValueMap<String, String> written,
            Visitor visitor,
            HttpServletResponse response,
            Model page) {
        Act act = act(name);
        Form form = Form.sent(written);
        if (!form.value("account").equals(visitor.name())) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            page.addAttribute("title", visitor.words().say("failure.other-account"));
            page.addAttribute("reason", "other-account");
            return "console/failure";
        }
        UUID number = number(form);
        if (!numbers.isFirst(number, visitor.name())) {
            return again(number, id, visitor, response, page);
        }
        Referral referral = Referral.of(visitor, id);
        Sheet sheet = new Sheet(form, form.value("version"), number.toString());
        if (!act.isOffered(referral, visitor)) {
            numbers.takeBack(number);
            return told("stale", HttpServletResponse.SC_CONFLICT, act, referral, visitor, sheet, response, page);
        }
        Map<String, String> faults = form.faults(act.fields(referral, visitor));
        if (!faults.isEmpty()) {
            numbers.takeBack(number);
            page.addAttribute("faults", faults);
            return told("faults", 422, act, referral, visitor, sheet, response, page);
        }
        return performed(act, referral, visitor, sheet, response, page);
    }

    private String performed(
            Act act, Referral referral, Visitor visitor, Sheet sheet, HttpServletResponse response, Model page) {
        UUID number = UUID.fromString(sheet.number());
        try {
            act.perform(referral, visitor, sheet.form());
        } catch (HubRefused refused) {
            return refused(refused, act, Referral.of(visitor, referral.id()), visitor, sheet, response, page);
        }
        String next = act.next(referral, sheet.form()) + "?done=" + act.name();
        numbers.done(number, next);
        return "redirect:" + next;
    }

    /** Nothing was changed, or nobody knows; the referral is shown as it is by now. */
    private String refused(
            HubRefused refused,
            Act act,
            Referral now,
            Visitor visitor,
            Sheet sheet,
            HttpServletResponse response,
            Model page) {
        if (refused.isUnknown()) {
            return told(
                    "unknown", HttpServletResponse.SC_SERVICE_UNAVAILABLE, act, now, visitor, sheet, response, page);
        }
        numbers.takeBack(UUID.fromString(sheet.number()));
        Sheet again = new Sheet(sheet.form(), act.version(now), FormNumbers.next());
        if (refused.isStale()) {
            return told("stale", HttpServletResponse.SC_CONFLICT, act, now, visitor, again, response, page);
        }
        if (refused.isRefusal()) {
            return told("refused", 422, act, now, visitor, again, response, page);
        }
        throw refused;
    }

    /** @param problem in the texts, {@code problem.stale} */
    private String told(
            String problem,
            int status,
            Act act,
            Referral referral,
            Visitor visitor,
            Sheet sheet,
            HttpServletResponse response,
            Model page) {
        response.setStatus(status);
        page.addAttribute("problem", problem);
        return shown(act, referral, visitor, sheet, page);
    }

    /** The second press: shown what came of the first, or told that nobody knows yet. */
    private String again(UUID number, String id, Visitor visitor, HttpServletResponse response, Model page) {
        Optional<String> first = numbers.page(number, visitor.name());
        if (first.isPresent()) {
            return "redirect:" + first.get() + "&again=yes";
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        page.addAttribute("title", visitor.words().say("failure.still-at-work"));
        page.addAttribute("reason", "still-at-work");
        page.addAttribute("back", Referral.of(visitor, id).address());
        return "console/failure";
    }

    private String shown(Act act, Referral referral, Visitor visitor, Sheet sheet, Model page) {
        boolean offered = act.isOffered(referral, visitor);
        page.addAttribute("title", title(act, referral, visitor, page));
        page.addAttribute("act", act.name());
        page.addAttribute("offered", offered);
        page.addAttribute("fields", offered ? act.fields(referral, visitor) : List.of());
        page.addAttribute("form", sheet.form());
        page.addAttribute("version", sheet.version());
        page.addAttribute("number", sheet.number());
        act.first(referral).ifPresent(first -> page.addAttribute("first", first));
        page.addAttribute("referral", standing.of(referral, visitor));
        return "console/act";
    }

    private static String title(Act act, Referral referral, Visitor visitor, Model page) {
        String title = visitor.words().say("act." + act.name() + ".title") + " - " + referral.number();
        return page.containsAttribute("problem") ? visitor.words().say("form.error", title) : title;
    }

    private Act act(String name) {
        return acts.named(name).orElseThrow(NotThere::new);
    }

    private static UUID number(Form form) {
        try {
            return UUID.fromString(form.value("number"));
        } catch (IllegalArgumentException none) {
            throw new NotThere();
        }
    }
}
