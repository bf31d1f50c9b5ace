package org.nextstephub.server.desk.open;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Whose clinical service ends in which of the next eight weeks: a few by their numbers, many only as a count. */
record EndingWeeks(List<Week> weeks) {

    private static final int WEEKS = 8;
    private static final int MOST_NAMED = 20;

    record Week(LocalDate from, List<OpenReferral> ending) {

        private Stream<OpenReferral> named() {
            return ending.size() > MOST_NAMED ? Stream.empty() : ending.stream();
        }
    }

    static EndingWeeks of(List<OpenReferral> open, LocalDate today) {
        return new EndingWeeks(IntStream.range(0, WEEKS)
                .mapToObj(today::plusWeeks)
                .map(from -> new Week(
                        from, open.stream().filter(each -> endsIn(each, from)).toList()))
                .toList());
    }

    private static boolean endsIn(OpenReferral referral, LocalDate from) {
        return referral.end()
                .map(end -> ChronoUnit.DAYS.between(from, end))
                .filter(days -> days >= 0 && days < 7)
                .isPresent();
    }

    Stream<OpenReferral> named() {
        return weeks.stream().flatMap(Week::named);
    }

    List<ParametersParameterComponent> described() {
        return weeks.stream().map(EndingWeeks::described).toList();
    }

    private static ParametersParameterComponent described(Week week) {
        ParametersParameterComponent part = new ParametersParameterComponent().setName("week");
        part.addPart().setName("from").setValue(new DateType(week.from().toString()));
        Map<String, Long> counts = week.ending().stream().collect(groupingBy(OpenReferral::standing, counting()));
        counts.forEach(
                (standing, count) -> part.addPart().setName(standing).setValue(new IntegerType(count.intValue())));
        week.named().forEach(each -> {
            ParametersParameterComponent referral = part.addPart().setName("referral");
            referral.addPart()
                    .setName("task")
                    .setValue(new Reference("Task/" + each.line().taskId()));
            referral.addPart()
                    .setName("number")
                    .setValue(new StringType(each.line().number()));
            referral.addPart().setName("standing").setValue(new CodeType(each.standing()));
        });
        return part;
    }
}
