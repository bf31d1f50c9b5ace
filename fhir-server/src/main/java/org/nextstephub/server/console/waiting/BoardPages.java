package org.nextstephub.server.console.waiting;

import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The continuity board: who is about to fall through between two services. */
@Controller
final class BoardPages {

    @GetMapping("/console/board")
    String board(@RequestParam(defaultValue = "1") String page, Visitor visitor, Model model) {
        visitor.needs("Task/$acknowledge", Interaction.OPERATION);
        Paging paging = Paging.of(page);
        Listing board = Listing.of(visitor, paging.asked(View.AT_RISK, "", true));
        model.addAttribute("title", visitor.words().say("board.title"));
        model.addAttribute("count", board.total());
        model.addAttribute("weeks", board.weeks());
        model.addAttribute("rows", board.rows());
        model.addAttribute("paging", paging.in("/console/board?", board));
        return "console/board";
    }
}
