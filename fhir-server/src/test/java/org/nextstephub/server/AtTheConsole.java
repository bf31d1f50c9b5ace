package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.nextstephub.server.account.Invitations;
import org.nextstephub.server.store.HubStore;

/** A person at the console's pages, in a browser that runs no script. */
final class AtTheConsole {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(account|version|number)\" value=\"([^\"]*)\"");

    private final SignedIn browser;

    private AtTheConsole(SignedIn browser) {
        this.browser = browser;
    }

    /** Somebody new, who signs in on the way to the start page. */
    static AtTheConsole as(RunningHub hub, String name, String role, @Nullable String worker) {
        return firstTime(hub, name, hub.bean(Invitations.class).invite(name, role, worker));
    }

    /** Whoever was given a one-time password. */
    static AtTheConsole firstTime(RunningHub hub, String name, String oneTime) {
        SignedIn browser = new SignedIn(hub);
        browser.get(browser.get("/console/").headers().firstValue("Location").orElseThrow());
        browser.send("/signin", Map.of("name", name, "password", oneTime));
        browser.send("/signin/password", Map.of("chosen", SignedIn.PASSWORD, "again", SignedIn.PASSWORD));
        assertThat(browser.enrol().headers().firstValue("Location"))
                .hasValueSatisfying(next -> assertThat(next).startsWith("/console/"));
        return new AtTheConsole(browser);
    }

    /** A peer support worker who walks with nobody yet. */
    static String newWorker(RunningHub hub, Desk desk) {
        return hub.bean(HubStore.class)
                .register(new PractitionerRole()
                        .setActive(true)
                        .setPractitioner(new Reference().setDisplay("Lou (fictional peer supporter)"))
                        .setOrganization(desk.worker().getOrganization().copy()))
                .getIdElement()
                .getIdPart();
    }

    SignedIn browser() {
        return browser;
    }

    HttpResponse<String> open(String address) {
        return browser.get(address);
    }

    /** The page's text, which must be there. */
    String read(String address) {
        HttpResponse<String> page = open(address);
        assertThat(page.statusCode()).as(address).isEqualTo(200);
        return page.body();
    }

    AtTheConsole inFrench() {
        read("/console/");
        browser.send("/console/language", Map.of("to", "fr", "back", "/console/"));
        return this;
    }

    /** Opens an act's page, fills in the form and presses the button. */
    HttpResponse<String> press(Desk desk, String act, String... fields) {
        return press(form(desk, act, fields));
    }

    /** What a form holds, ready to be sent. */
    record Form(String address, Map<String, String> fields) {}

    Form form(Desk desk, String act, String... fields) {
        return form(address(desk) + "/act/" + act, fields);
    }

    Form form(String address, String... fields) {
        String page = read(address);
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        List<String> given = new ArrayList<>(List.of(fields));
        for (int at = 0; at < given.size(); at += 2) {
            form.put(given.get(at), given.get(at + 1));
        }
        return new Form(address, form);
    }

    HttpResponse<String> press(Form form) {
        return browser.send(form.address(), form.fields());
    }

    /** The page after an act that was done. */
    String done(Desk desk, String act, String... fields) {
        return done(form(desk, act, fields));
    }

    String done(Form form) {
        HttpResponse<String> answer = press(form);
        assertThat(answer.statusCode())
                .as(form.address() + ": " + words(answer.body()))
                .isEqualTo(302);
        return read(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The form of a contact, for an introduction that was held. */
    static String[] introduction(String worker) {
        return new String[] {
            "type",
            "introduction",
            "held",
            "finished",
            "place",
            "FLD",
            "day",
            "2026-11-20",
            "time",
            "14:00",
            "worker",
            worker
        };
    }

    static String address(Desk desk) {
        return "/console/referrals/" + desk.taskId();
    }

    /** What a page says, without its marks. */
    static String words(String page) {
        return page.replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
