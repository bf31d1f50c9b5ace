package org.nextstephub.server.console.waiting;

import java.util.ArrayList;
import java.util.List;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs me today? Up to five lines, each with the number of rows behind its link. */
@Controller
final class StartPage {

    record Line(String what, String address) {}

    @GetMapping("/console/")
    String start(Visitor visitor, Model page) {
        List<Line> lines = new ArrayList<>();
        if (visitor.may("Task/$open-referrals", Interaction.OPERATION)) {
            Listing counts = Listing.of(visitor, Listing.Asked.counts());
            lines.add(line(visitor, "watch", counts.counts().getOrDefault(View.AT_RISK, 0), "/console/board"));
            View.offeredTo(visitor)
                    .forEach(view -> lines.add(
                            line(visitor, view.code(), counts.count(view), "/console/referrals?view=" + view.code())));
        }
        if (visitor.may("$transition-report", Interaction.OPERATION)) {
            lines.add(new Line(visitor.words().say("start.numbers"), "/console/numbers"));
        }
        if (visitor.may(AllowList.PROPOSALS, Interaction.OPERATION)) {
            int waiting =
                    visitor.hub().list(AllowList.PROPOSALS).path("proposals").size();
            lines.add(new Line(visitor.words().say("start.proposals", waiting), "/console/access"));
            lines.add(new Line(visitor.words().say("start.partners"), "/console/partners"));
        }
        if (visitor.may("$try-message", Interaction.OPERATION)) {
            lines.add(new Line(visitor.words().say("start.workbench"), "/console/workbench"));
        }
        if (visitor.may("$message-log", Interaction.OPERATION)) {
            lines.add(new Line(visitor.words().say("start.log"), "/console/messages"));
        }
        if (visitor.may("$find-person", Interaction.OPERATION)) {
            lines.add(new Line(visitor.words().say("start.privacy"), "/console/privacy"));
        }
        page.addAttribute("title", visitor.words().say("start.title"));
        page.addAttribute("lines", lines);
        return "console/start";
    }

    private static Line line(Visitor visitor, String what, int count, String address) {
        return new Line(visitor.words().say("start." + what, count), address);
    }
}
