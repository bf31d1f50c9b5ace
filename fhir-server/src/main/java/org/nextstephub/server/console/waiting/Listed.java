package org.nextstephub.server.console.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.nextstephub.server.console.Visitor;
import org.nextstephub.server.console.Words;
import org.nextstephub.server.console.people.Person;
import org.nextstephub.server.console.people.Reach;
import org.nextstephub.server.console.people.ServiceDays;
import org.nextstephub.server.console.plot.Bridge;

/** A row of a list, as the hub's API gives it and as pages say it. */
public final class Listed {

    private final Parts parts;
    private final Visitor visitor;

    private Listed(Parts parts, Visitor visitor) {
        this.parts = parts;
        this.visitor = visitor;
    }

    static Listed of(ParametersParameterComponent row, Visitor visitor) {
        return new Listed(Parts.of(row), visitor);
    }

    private Words words() {
        return visitor.words();
    }

    public String number() {
        return parts.text("number");
    }

    public String address() {
        return address(parts);
    }

    static String address(Parts parts) {
        return "/console/referrals/"
                + parts.value("task", Reference.class)
                        .map(task -> task.getReferenceElement().getIdPart())
                        .orElse("");
    }

    /** The name, or initials where others can see the screen. */
    public String person() {
        Patient named = new Patient().setName(parts.values("name", HumanName.class));
        Person person = Person.of(named);
        return visitor.hidesNames() ? person.initials() : person.name();
    }

    public String agency() {
        return display("agency").orElse("");
    }

    public Optional<String> worker() {
        return display("worker");
    }

    private Optional<String> display(String part) {
        return parts.value(part, Reference.class).map(Reference::getDisplay);
    }

    public String state() {
        return words().code(parts.value("businessStatus", CodeableConcept.class).orElseThrow());
    }

    public String next() {
        return words().say("next." + parts.text("next"));
    }

    public String since() {
        Instant since = parts.value("since", DateTimeType.class)
                .orElseThrow()
                .getValue()
                .toInstant();
        return words().moment(since);
    }

    public String end() {
        return ServiceDays.sentence(parts.day("clinicalEnd"), words());
    }

    public String introduction() {
        return parts.day("introduced")
                .map(day -> words().say("board.introduced", words().day(day)))
                .orElseGet(() -> words().say("board.not-introduced"));
    }

    public String cautions() {
        return String.join(
                " ", Reach.cautions(parts.isSaid("doNotLeaveMessage"), parts.isSaid("doNotIdentifyProgram"), words()));
    }

    public String languages() {
        Stream<String> languages = parts.values("language", CodeableConcept.class).stream()
                .map(language -> language.getCodingFirstRep().getCode())
                .map(words()::languageName);
        return String.join(", ", languages.toList());
    }

    public List<String> watches() {
        return parts.values("watch", CodeableConcept.class).stream()
                .map(words()::code)
                .sorted()
                .toList();
    }

    public Bridge bridge() {
        LocalDate today = words().today();
        return Bridge.of(
                new Bridge.Days(
                        parts.day("clinicalStart"),
                        parts.day("clinicalEnd"),
                        parts.day("introduced"),
                        !parts.text("relationship").isEmpty()),
                today);
    }
}
