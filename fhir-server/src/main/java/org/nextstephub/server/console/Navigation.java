package org.nextstephub.server.console;

import java.util.List;
import java.util.stream.Stream;
import org.nextstephub.server.access.AllowList;
import org.nextstephub.server.access.AllowList.Interaction;

/** Where a person can go: what the allow-list has no row for is not offered. */
final class Navigation {

    /**
     * A page of the menu.
     *
     * @param name in the texts, {@code nav.inbox}
     */
    record Entry(String name, String address) {}

    private record Rule(Entry entry, String type, Interaction interaction) {

        Rule(Entry entry, String operation) {
            this(entry, operation, Interaction.OPERATION);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(new Entry("inbox", "/console/referrals"), "Task/$advance-step"),
            new Rule(new Entry("board", "/console/board"), "Task/$acknowledge"),
            new Rule(new Entry("numbers", "/console/numbers"), "$transition-report"),
            new Rule(new Entry("partners", "/console/partners"), AllowList.CHECKLIST),
            new Rule(new Entry("agreements", "/console/agreements"), "Contract", Interaction.READ),
            new Rule(new Entry("access", "/console/access"), AllowList.PROPOSALS),
            new Rule(new Entry("workbench", "/console/workbench"), "$try-message"),
            new Rule(new Entry("log", "/console/messages"), "$message-log"),
            new Rule(new Entry("privacy", "/console/privacy"), "$find-person"));

    private Navigation() {}

    static List<Entry> of(Visitor visitor) {
        Stream<Entry> allowed = RULES.stream()
                .filter(rule -> visitor.may(rule.type(), rule.interaction()))
                .map(Rule::entry);
        return Stream.concat(Stream.of(new Entry("start", "/console/")), allowed)
                .toList();
    }
}
