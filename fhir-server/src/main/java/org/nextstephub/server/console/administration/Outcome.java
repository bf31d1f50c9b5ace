package org.nextstephub.server.console.administration;

import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Done;
import org.springframework.ui.Model;

/** What the page after an act says of it. */
public final class Outcome {

    private Outcome() {}

    /** @param counts false: it waits for a second administrator */
    public static Done of(boolean counts, String page, String act) {
        return counts ? Done.at(page, act) : Done.waiting(page, act);
    }

    /** Shows it at the head of a page; what is no act of ours is not shown. */
    public static void show(Model page, Visitor visitor, String done, String waits, String again) {
        if (done.matches("[a-z-]{1,40}") && visitor.words().has("act." + done + ".done")) {
            page.addAttribute("done", done);
            page.addAttribute("waits", waits.equals("yes"));
            page.addAttribute("again", again.equals("yes"));
        }
    }
}
