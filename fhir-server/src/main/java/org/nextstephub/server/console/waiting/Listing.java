package org.nextstephub.server.console.waiting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.server.console.Visitor;

/**
 * A page of a list of open referrals, in one call of {@code Task/$open-referrals}.
 *
 * @param total rows of the whole list
 * @param counts rows of each list, by its code, whatever name is looked for
 * @param weeks the next eight, where they are asked for
 */
record Listing(int total, Map<String, Integer> counts, List<Listed> rows, List<Week> weeks) {

    static final int ROWS = 25;

    /** What of it is asked for. */
    record Asked(String list, String name, int rows, int from, boolean weeks) {

        /** Nobody's row: how many there are. */
        static Asked counts() {
            return new Asked("all", "", 0, 0, false);
        }

        private Parameters parameters() {
            Parameters asked = new Parameters();
            asked.addParameter("list", new CodeType(list));
            asked.addParameter("_count", new IntegerType(rows));
            asked.addParameter("_offset", new IntegerType(from));
            asked.addParameter("weeks", new BooleanType(weeks));
            if (!name.isEmpty()) {
                asked.addParameter("name", new StringType(name));
            }
            return asked;
        }
    }

    static Listing of(Visitor visitor, Asked asked) {
        Parts answer = new Parts(visitor.hub()
                .send("Task/$open-referrals", asked.parameters(), Parameters.class)
                .getParameter());
        return new Listing(
                Integer.parseInt(answer.text("total")),
                answer.named("list")
                        .map(Parts::of)
                        .collect(Collectors.toMap(
                                list -> list.text("code"), list -> Integer.parseInt(list.text("count")))),
                answer.named("referral").map(row -> Listed.of(row, visitor)).toList(),
                answer.named("week")
                        .map(week -> Week.of(Parts.of(week), visitor.words()))
                        .toList());
    }

    int count(View view) {
        return counts.getOrDefault(view.code(), 0);
    }

    int pages() {
        return Math.max(1, (total + ROWS - 1) / ROWS);
    }
}
