package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nextstephub.server.access.Role;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Each role opens each address that the console has, as the program itself lists them: a page that is for the role is reached from its
 * menu, and every other one is not there, in the same words as an address that never was.
 */
class ConsoleAddressesIT {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Pattern MENU = Pattern.compile("(?s)<header>.*?<nav[^>]*>(.*?)</nav>");
    private static final Pattern LINK = Pattern.compile("href=\"(/console/[^\"]*)\"");

    /** In a pattern of Spring's, {@code {act}} or {@code {act:[a-z-]{1,40}}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^{}]*})*)?}");

    /** Everybody's, and no page of the menu. */
    private static final Set<String> OF_THE_FRAME = Set.of(
            "/console",
            "/console/account",
            "/console/",
            "/console/language",
            "/console/names",
            "/console/stay",
            "/console/token",
            "/console/form-of-another-session",
            "/console/**");

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PARTNER", "INTAKE"})
    void whatIsNotForARoleIsNotThere(Role role) {
        Desk referral = Desk.withReferral(HUB, "CA-" + role);
        AtTheConsole somebody = AtTheConsole.as(HUB, "addresses." + role.code(), role.code(), worker(role, referral));
        Set<String> menu = menu(somebody);
        String notThere = plain(somebody.open("/console/never-was"));
        List<String> wrong = new ArrayList<>();
        for (String pattern : addresses(RequestMethod.GET)) {
            String address = filledIn(pattern, Map.of("id", referral.taskId(), "act", "accept"));
            HttpResponse<String> page = somebody.open(address);
            boolean offered = menu.stream().anyMatch(entry -> entry.length() > 9 && address.startsWith(entry));
            boolean there = page.statusCode() == 200;
            if (page.statusCode() >= 500) {
                wrong.add(address + " failed: " + page.statusCode());
            } else if (there && !offered && !pattern.contains("{")) {
                wrong.add(address + " is there and not in the menu");
            } else if (!there && !pattern.contains("{") && menu.contains(address)) {
                wrong.add(address + " is in the menu and not there");
            } else if (page.statusCode() == 404 && !plain(page).equals(notThere)) {
                wrong.add(address + " tells more than that it is not there");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(menu).contains("/console/");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PARTNER", "INTAKE", "DESK", "WORKER"})
    void whoeverIsNotOfPeerSupportSendsNoFormAboutAReferral(Role role) {
        Desk referral = Desk.withReferral(HUB, "CB-" + role);
        AtTheConsole somebody = AtTheConsole.as(HUB, "forms." + role.code(), role.code(), null);
        somebody.read("/console/");
        HttpResponse<String> answer = somebody.browser()
                .send(
                        AtTheConsole.address(referral) + "/act/accept",
                        Map.of(
                                "account",
                                "forms." + role.code(),
                                "number",
                                java.util.UUID.randomUUID().toString(),
                                "version",
                                "1"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(referral.agencySees()).isEqualTo("requested/awaiting-review");
    }

    private static String filledIn(String pattern, Map<String, String> values) {
        return VARIABLE.matcher(pattern).replaceAll(variable -> values.getOrDefault(variable.group(1), "none"));
    }

    private static @Nullable String worker(Role role, Desk referral) {
        return role == Role.WORKER ? referral.worker().getIdElement().getIdPart() : null;
    }

    private static Set<String> menu(AtTheConsole somebody) {
        var found = MENU.matcher(somebody.read("/console/"));
        assertThat(found.find()).isTrue();
        return LINK.matcher(found.group(1))
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> addresses(RequestMethod method) {
        Set<String> addresses = HUB
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(Set::stream)
                .filter(pattern -> pattern.startsWith("/console") && !OF_THE_FRAME.contains(pattern))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(addresses).contains("/console/referrals", "/console/board", "/console/numbers");
        return addresses;
    }

    /** Without what is new on every page. */
    private static String plain(HttpResponse<String> page) {
        return page.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("name=\"back\" value=\"[^\"]*\"", "")
                .replace(page.headers().firstValue("X-Request-ID").orElse("-"), "");
    }
}
