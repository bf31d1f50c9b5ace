package org.nextstephub.server.console.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * A version of a record, element by element.
 *
 * @param lines what it holds; of a later version what is new in it
 * @param gone what the version before held and this one does not
 */
record Shown(String version, java.time.Instant since, List<Line> lines, List<Line> gone) {

    /** An element by its path, and its value. */
    record Line(String element, String value) {}

    static List<Shown> of(Resource answer) {
        List<Resource> versions = answer instanceof Bundle history
                ? history.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .sorted(Comparator.comparingInt(Shown::number))
                        .toList()
                : List.of(answer);
        List<Shown> shown = new ArrayList<>();
        Set<Line> before = Set.of();
        for (Resource version : versions) {
            Set<Line> lines = lines(version);
            shown.add(new Shown(
                    version.getMeta().getVersionId(),
                    version.getMeta().getLastUpdated().toInstant(),
                    without(lines, before),
                    without(before, lines)));
            before = lines;
        }
        return shown;
    }

    private static int number(Resource version) {
        return Integer.parseInt(version.getMeta().getVersionId());
    }

    private static List<Line> without(Set<Line> lines, Set<Line> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    private static Set<Line> lines(Resource record) {
        Set<Line> lines = new LinkedHashSet<>();
        record.children().stream()
                .filter(property -> !property.getName().equals("meta"))
                .forEach(property -> add(property, "", lines));
        return lines;
    }

    private static void add(Property property, String way, Set<Line> lines) {
        String name = property.getName().replace("[x]", "");
        for (Base value : property.getValues()) {
            String path = way + (value instanceof Extension extension ? named(extension) : name);
            if (value.isPrimitive() && value.primitiveValue() != null) {
                lines.add(new Line(path, value.primitiveValue()));
            }
            if (!(value instanceof Narrative)) {
                parts(value).forEach(part -> add(part, path + ".", lines));
            }
        }
    }

    private static String named(Extension extension) {
        return extension.getUrl().replaceFirst(".*/", "");
    }

    /** The address of an extension is its name already. */
    private static Stream<Property> parts(Base value) {
        return value.children().stream()
                .filter(part -> !(value instanceof Extension && part.getName().equals("url")));
    }
}
