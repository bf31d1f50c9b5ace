package org.nextstephub.server.console.waiting;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The inbox: who waits, and for whom time runs out. A name that is looked for stays in the session, under a random word: no
 * address has it.
 */
@Controller
final class InboxPages {

    /** A way to look at the list, with how many rows are behind it. */
    record Folder(String code, String address, int count) {}

    @GetMapping("/console/referrals")
    String inbox(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String done,
            Visitor visitor,
            Model model) {
        needs(visitor);
        if (done.equals("stop-sharing")) {
            model.addAttribute("done", done);
        }
        return shown(View.shownTo(visitor, view), new Search("", "/console/referrals"), page, visitor, model);
    }

    /** Nothing is changed: it is sent so that no address has the name. */
    @RequestMapping(path = "/console/found", method = RequestMethod.POST)
    String find(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String name,
            Visitor visitor,
            HttpSession session) {
        needs(visitor);
        String list = View.shownTo(visitor, view).code();
        return "redirect:"
                + (name.isBlank() ? "/console/referrals" : "/console/found/" + Searches.keep(session, name.strip()))
                + "?view=" + list;
    }

    @GetMapping("/console/found/{search}")
    String found(
            @PathVariable String search,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "1") String page,
            Visitor visitor,
            HttpSession session,
            Model model) {
        needs(visitor);
        String name = Searches.kept(session, search).orElseThrow(NotThere::new);
        return shown(View.shownTo(visitor, view), new Search(name, "/console/found/" + search), page, visitor, model);
    }

    private static void needs(Visitor visitor) {
        visitor.needs("Task/$open-referrals", Interaction.OPERATION);
    }

    /** @param address of the pages that it leads to */
    private record Search(String name, String address) {}

    private static String shown(View view, Search search, String page, Visitor visitor, Model model) {
        Paging paging = Paging.of(page);
        Listing inbox = Listing.of(visitor, paging.asked(view.code(), search.name(), false));
        String way = search.address() + "?view=";
        List<Folder> folders = View.offeredTo(visitor).stream()
                .map(each -> new Folder(each.code(), way + each.code(), inbox.count(each)))
                .toList();
        model.addAttribute("title", visitor.words().say("inbox.title"));
        model.addAttribute("view", view.code());
        model.addAttribute("folders", folders);
        model.addAttribute("rows", inbox.rows());
        model.addAttribute("name", search.name());
        model.addAttribute("count", inbox.total());
        model.addAttribute("inList", inbox.count(view));
        model.addAttribute("hidden", inbox.count(View.ALL) - inbox.count(view));
        model.addAttribute("paging", paging.in(way + view.code() + "&", inbox));
        return "console/inbox";
    }
}
