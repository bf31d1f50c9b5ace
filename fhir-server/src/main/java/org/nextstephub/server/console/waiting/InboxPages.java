package org.nextstephub.server.console.waiting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Agencies;
import org.nextstephub.server.console.people.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox: who waits, and for whom time runs out. */
@Controller
final class InboxPages {

    private static final int ROWS = 25;

    /** A way to look at the list, with how many rows are behind it. */
    record Folder(String code, String address, int count) {}

    /** A row as it is shown. */
    record Row(
            String number,
            String address,
            String person,
            String agency,
            String end,
            String state,
            String since,
            String languages,
            String caution,
            Optional<String> worker) {}

    private final Agencies agencies;

    InboxPages(Agencies agencies) {
        this.agencies = agencies;
    }

    @GetMapping("/console/referrals")
    String inbox(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String done,
            Visitor visitor,
            Model model) {
        visitor.needs("Task/$advance-step", Interaction.OPERATION);
        List<OpenReferral> all = OpenReferrals.of(visitor);
        List<View> views = View.offeredTo(visitor);
        View shown = View.of(view).filter(views::contains).orElse(views.get(0));
        List<OpenReferral> found = all.stream().filter(shown::holds).toList();
        int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int at = page.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(page), pages) : 1;
        List<OpenReferral> onPage = found.subList((at - 1) * ROWS, Math.min(found.size(), at * ROWS));
        model.addAttribute("title", visitor.words().say("inbox.title"));
        model.addAttribute("view", shown.code());
        model.addAttribute("folders", folders(views, all));
        model.addAttribute("rows", rows(onPage, visitor));
        model.addAttribute("count", found.size());
        model.addAttribute("hidden", all.size() - found.size());
        model.addAttribute("at", at);
        model.addAttribute("pages", pages);
        model.addAttribute("cut", all.size() >= OpenReferrals.MOST);
        if (done.equals("stop-sharing")) {
            model.addAttribute("done", done);
        }
        return "console/inbox";
    }

    private static List<Folder> folders(List<View> views, List<OpenReferral> all) {
        return views.stream()
                .map(view -> new Folder(view.code(), "/console/referrals?view=" + view.code(), (int)
                        all.stream().filter(view::holds).count()))
                .toList();
    }

    private List<Row> rows(List<OpenReferral> referrals, Visitor visitor) {
        Map<String, Person> people = OpenReferrals.people(visitor.hub(), referrals);
        return referrals.stream()
                .map(referral -> row(referral, Optional.ofNullable(people.get(referral.personId())), visitor))
                .toList();
    }

    private Row row(OpenReferral referral, Optional<Person> person, Visitor visitor) {
        Words words = visitor.words();
        var reach = referral.reach(words);
        return new Row(
                referral.number(),
                referral.address(),
                person.map(Person::name).orElse(""),
                agencies.name(visitor.hub(), referral.task().getRequester()),
                referral.service().sentence(),
                words.code(referral.task().getBusinessStatus()),
                words.moment(referral.since()),
                String.join(", ", reach.languages()),
                reach.cautions().get(0),
                referral.relationship()
                        .map(each -> agencies.worker(visitor.hub(), each.getCareManager()))
                        .filter(name -> !name.isEmpty()));
    }
}
