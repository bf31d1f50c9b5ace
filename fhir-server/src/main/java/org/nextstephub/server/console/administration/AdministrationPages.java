package org.nextstephub.server.console.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;
import org.nextstephub.server.console.NotThere;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.nextstephub.server.console.form.Forms;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One page for each act of an administrator. */
@Controller
final class AdministrationPages {

    private static final String NEW = "/console/administration/{act}";
    private static final String OF = NEW + "/{of:[A-Za-z0-9.-]{1,80}}";

    private final List<AdministrationActs> rooms;
    private final Forms forms;

    AdministrationPages(List<AdministrationActs> rooms, Forms forms) {
        this.rooms = rooms;
        this.forms = forms;
    }

    @GetMapping({NEW, OF})
    String ask(
            @PathVariable("act") String name,
            @PathVariable(name = "of", required = false) @Nullable String of,
            Visitor visitor,
            Model page) {
        return forms.ask(act(name, of, visitor), visitor, page);
    }

    @PostMapping({NEW, OF})
    String send(
            @PathVariable("act") String name,
            @PathVariable(name = "of", required = false) @Nullable String of,
            @RequestParam MultiValueMap<String, String> written,
            Visitor visitor,
            HttpServletResponse response,
            Model page) {
        return forms.send(() -> act(name, of, visitor), written, visitor, response, page);
    }

    private Ask act(String name, @Nullable String of, Visitor visitor) {
        visitor.needs(AllowList.PROPOSALS, Interaction.OPERATION);
        return rooms.stream()
                .flatMap(room -> room.named(name, of == null ? "" : of, visitor).stream())
                .findFirst()
                .orElseThrow(NotThere::new);
    }
}
