package org.nextstephub.server.console.waiting;

import java.util.List;
import java.util.stream.Stream;
import org.nextstephub.server.console.Words;

/**
 * A week, and those whose clinical service ends in it: a few by their numbers, many only as numbers.
 *
 * @param many how many, in words, where they are too many to be named
 */
record Week(String from, List<Square> people, List<String> many) {

    /** @param standing {@code introduced}, {@code planned} or {@code not-yet} */
    record Square(String number, String address, String standing) {}

    static Week of(Parts week, Words words) {
        List<Square> people = week.named("referral")
                .map(Parts::of)
                .map(each -> new Square(each.text("number"), Listed.address(each), each.text("standing")))
                .toList();
        List<String> many = Stream.of("introduced", "planned", "not-yet")
                .filter(standing -> people.isEmpty() && !week.text(standing).isEmpty())
                .map(standing -> words.say("board.many." + standing, Integer.valueOf(week.text(standing))))
                .toList();
        return new Week(words.day(week.day("from").orElseThrow()), people, many);
    }
}
