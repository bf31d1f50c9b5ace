package org.nextstephub.server.console.administration;

import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.form.Ask;
import org.springframework.ui.Model;

/** An act of an administrator, on one thing or on none. */
public abstract class AdministrationAct implements Ask {

    private final String name;
    private final String of;
    private final Visitor visitor;

    /** @param of id of what it changes; empty for something new */
    protected AdministrationAct(String name, String of, Visitor visitor) {
        this.name = name;
        this.of = of;
        this.visitor = visitor;
    }

    @Override
    public final String name() {
        return name;
    }

    protected final String of() {
        return of;
    }

    protected final Visitor visitor() {
        return visitor;
    }

    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public String about() {
        return "";
    }

    /** Where its page is. */
    public static String address(String act, String of) {
        return "/console/administration/" + act + (of.isEmpty() ? "" : "/" + of);
    }

    @Override
    public String show(Model page) {
        page.addAttribute("address", address(name, of));
        page.addAttribute("about", about());
        return "console/administer";
    }
}
