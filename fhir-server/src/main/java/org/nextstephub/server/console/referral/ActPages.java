package org.nextstephub.server.console.referral;

import jakarta.servlet.http.HttpServletResponse;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Forms;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One page for each act of a referral. */
@Controller
final class ActPages {

    private static final String PAGE = "/console/referrals/{id}/act/{act}";

    private final Acts acts;
    private final Forms forms;
    private final Standing standing;

    ActPages(Acts acts, Forms forms, Standing standing) {
        this.acts = acts;
        this.forms = forms;
        this.standing = standing;
    }

    @GetMapping(PAGE)
    String ask(@PathVariable String id, @PathVariable("act") String name, Visitor visitor, Model page) {
        return forms.ask(of(id, act(name), visitor), visitor, page);
    }

    @PostMapping(PAGE)
    String send(
            @PathVariable String id,
            @PathVariable("act") String name,
            @RequestParam MultiValueMap<String, String> written,
            Visitor visitor,
            HttpServletResponse response,
            Model page) {
        Act act = act(name);
        return forms.send(() -> of(id, act, visitor), written, visitor, response, page);
    }

    private ActOfReferral of(String id, Act act, Visitor visitor) {
        return new ActOfReferral(act, Referral.of(visitor, id), visitor, standing);
    }

    private Act act(String name) {
        return acts.named(name).orElseThrow(NotThere::new);
    }
}
