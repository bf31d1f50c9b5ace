package org.nextstephub.server.console.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.nextstephub.profiles.Canonical;

/**
 * A person as pages name them: by the name they chose, with the name on record beside it where it is another.
 *
 * @param name the one that they are called by
 * @param onRecord the official one, if it is another
 */
public record Person(String name, Optional<String> onRecord, Optional<String> pronouns) {

    public static Person of(Patient patient) {
        Optional<HumanName> official = named(patient, NameUse.OFFICIAL).or(() -> first(patient));
        String onRecord = official.map(Person::whole).orElse("");
        String chosen = named(patient, NameUse.USUAL)
                .map(usual -> usual.hasFamily() ? whole(usual) : joined(given(usual), family(official)))
                .filter(name -> !name.isBlank())
                .orElse(onRecord);
        return new Person(
                chosen,
                Optional.of(onRecord).filter(name -> !name.equals(chosen) && !name.isBlank()),
                Optional.ofNullable(patient.getExtensionByUrl(Canonical.EXT_PRONOUNS))
                        .map(pronouns -> pronouns.getValue().primitiveValue()));
    }

    /** For a list on a screen that others can see. */
    public String initials() {
        return Stream.of(name.split("[\\s-]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining(" "));
    }

    private static Optional<HumanName> named(Patient patient, NameUse use) {
        return patient.getName().stream().filter(name -> name.getUse() == use).findFirst();
    }

    private static Optional<HumanName> first(Patient patient) {
        return patient.getName().stream().findFirst();
    }

    private static String whole(HumanName name) {
        return joined(given(name), family(Optional.of(name)));
    }

    private static String given(HumanName name) {
        return name.getGiven().stream().map(StringType::getValue).collect(Collectors.joining(" "));
    }

    private static String family(Optional<HumanName> name) {
        return name.map(HumanName::getFamily).orElse("");
    }

    private static String joined(String given, String family) {
        return Stream.of(given, family).filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    }

    /** The numbers and addresses at which the person may be reached; what to mind comes before, in {@link Reach}. */
    public static List<String> ways(Patient patient) {
        return patient.getTelecom().stream()
                .filter(way -> way.hasValue())
                .map(way -> way.getValue())
                .toList();
    }
}
