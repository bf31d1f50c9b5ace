package org.nextstephub.server.console.form;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.nextstephub.server.console.HubRefused;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/**
 * The one path of every form: it belongs to an account, to a version and to a number that counts once; whatever is not
 * done is told in words, and the text that was written stays.
 */
@Component
public final class Forms {

    private static final int UNPROCESSABLE = 422;

    private final FormNumbers numbers;

    Forms(FormNumbers numbers) {
        this.numbers = numbers;
    }

    /** What is on the form besides the questions. */
    private record Sheet(Form form, String version, String number) {}

    /** To whom it is answered, and where. */
    private record Answer(Visitor visitor, HttpServletResponse response, Model page) {

        String failure(String reason) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            page.addAttribute("title", visitor.words().say("failure." + reason));
            page.addAttribute("reason", reason);
            return "console/failure";
        }
    }

    /** The empty form. */
    public String ask(Ask ask, Visitor visitor, Model page) {
        List<Field> fields = ask.isOffered() ? ask.fields() : List.of();
        return shown(ask, visitor, new Sheet(Form.empty(fields), ask.version(), FormNumbers.next()), page);
    }

    /** @param asked what the form is of, as things are now */
    public String send(
            Supplier<? extends Ask> asked,
            MultiValueMap<String, String> written,
            Visitor visitor,
            HttpServletResponse response,
            Model page) {
        Form form = Form.sent(written);
        Answer answer = new Answer(visitor, response, page);
        if (!form.value("account").equals(visitor.name())) {
            return answer.failure("other-account");
        }
        UUID number = number(form);
        if (!numbers.isFirst(number, visitor.name())) {
            return again(number, asked, answer);
        }
        Ask ask = asked.get();
        Sheet sheet = new Sheet(form, form.value("version"), number.toString());
        if (!ask.isOffered()) {
            numbers.takeBack(number);
            return told("stale", HttpServletResponse.SC_CONFLICT, ask, sheet, answer);
        }
        Map<String, String> faults = form.faults(ask.fields());
        if (!faults.isEmpty()) {
            numbers.takeBack(number);
            page.addAttribute("faults", faults);
            return told("faults", UNPROCESSABLE, ask, sheet, answer);
        }
        return performed(ask, sheet, answer);
    }

    private String performed(Ask ask, Sheet sheet, Answer answer) {
        Done done;
        try {
            done = ask.perform(sheet.form());
        } catch (HubRefused refused) {
            return refused(refused, ask.now(), sheet, answer);
        }
        numbers.done(UUID.fromString(sheet.number()), done.page());
        return done.secret()
                .map(secret -> once(ask, secret, done.page(), answer))
                .orElse("redirect:" + done.page());
    }

    /** The answer itself shows it; sent again, the form leads to the page without it. */
    private static String once(Ask ask, String secret, String next, Answer answer) {
        answer.page().addAttribute("title", answer.visitor().words().say("act." + ask.name() + ".title"));
        answer.page().addAttribute("act", ask.name());
        answer.page().addAttribute("secret", secret);
        answer.page().addAttribute("next", next);
        return "console/once";
    }

    /** Nothing was changed, or nobody knows; everything is shown as it is by now. */
    private String refused(HubRefused refused, Ask now, Sheet sheet, Answer answer) {
        if (refused.isUnknown()) {
            return told("unknown", HttpServletResponse.SC_SERVICE_UNAVAILABLE, now, sheet, answer);
        }
        numbers.takeBack(UUID.fromString(sheet.number()));
        Sheet again = new Sheet(sheet.form(), now.version(), FormNumbers.next());
        if (refused.isStale()) {
            return told("stale", HttpServletResponse.SC_CONFLICT, now, again, answer);
        }
        if (refused.isRefusal()) {
            refused.words().ifPresent(words -> answer.page().addAttribute("hubSaid", words));
            return told("refused", UNPROCESSABLE, now, again, answer);
        }
        throw refused;
    }

    /** @param problem in the texts, {@code problem.stale} */
    private static String told(String problem, int status, Ask ask, Sheet sheet, Answer answer) {
        answer.response().setStatus(status);
        answer.page().addAttribute("problem", problem);
        return shown(ask, answer.visitor(), sheet, answer.page());
    }

    /** The second press: shown what came of the first, or told that nobody knows yet. */
    private String again(UUID number, Supplier<? extends Ask> asked, Answer answer) {
        Optional<String> first = numbers.page(number, answer.visitor().name());
        if (first.isPresent()) {
            return "redirect:" + first.get() + "&again=yes";
        }
        answer.page().addAttribute("back", asked.get().back());
        return answer.failure("still-at-work");
    }

    private static String shown(Ask ask, Visitor visitor, Sheet sheet, Model page) {
        boolean offered = ask.isOffered();
        page.addAttribute("title", title(ask, visitor, page));
        page.addAttribute("act", ask.name());
        page.addAttribute("offered", offered);
        page.addAttribute("fields", offered ? ask.fields() : List.of());
        page.addAttribute("form", sheet.form());
        page.addAttribute("version", sheet.version());
        page.addAttribute("number", sheet.number());
        page.addAttribute("back", ask.back());
        return ask.show(page);
    }

    private static String title(Ask ask, Visitor visitor, Model page) {
        String act = visitor.words().say("act." + ask.name() + ".title");
        String title = ask.about().isEmpty() ? act : act + " - " + ask.about();
        return page.containsAttribute("problem") ? visitor.words().say("form.error", title) : title;
    }

    private static UUID number(Form form) {
        try {
            return UUID.fromString(form.value("number"));
        } catch (IllegalArgumentException none) {
            throw new NotThere();
        }
    }
}
