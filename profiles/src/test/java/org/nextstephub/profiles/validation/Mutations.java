package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.nextstephub.profiles.ConformanceResources;
import org.nextstephub.profiles.validation.HubValidator.Finding;

/**
 * Wrong copies of examples, made from the rules of the profiles themselves: something needed is taken away, something
 * closed is put in, a code is another.
 */
final class Mutations {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HubValidator VALIDATOR = new HubValidator(FHIR);

    private static final List<Resource> EXAMPLES = Trials.examples()
            .map(name -> ConformanceResources.read(FHIR, Resource.class, name))
            .flatMap(example -> example instanceof Bundle bundle
                    ? Stream.concat(
                            Stream.of(example), bundle.getEntry().stream().map(BundleEntryComponent::getResource))
                    : Stream.of(example))
            .filter(Objects::nonNull)
            .toList();

    /** What is wrong with a copy of an example, and how that is to be found. */
    record Mutation(String profile, String rule, Resource wrong, String element, String words) {
        @Override
        public String toString() {
            return profile.replaceFirst(".*/", "") + ": " + rule;
        }
    }

    /** Every one that can be made. */
    static final List<Mutation> ALL = Stream.concat(
                    profiles().flatMap(Mutations::ofProfile), ExtensionMutations.of(EXAMPLES).stream())
            .toList();

    private static Stream<Mutation> ofProfile(StructureDefinition profile) {
        return example(profile).stream().flatMap(example -> profile.getDifferential().getElement().stream()
                .flatMap(rule -> mutations(profile, rule, example).stream()));
    }

    /** The profiles of resources that are tried. */
    static Stream<StructureDefinition> profiles() {
        return ConformanceResources.ofType(FHIR, StructureDefinition.class)
                .filter(profile -> !profile.getType().equals("Extension"));
    }

    /** The longest example of the profile; where none says so of itself, an entry of a message that meets it. */
    private static Optional<Resource> example(StructureDefinition profile) {
        Optional<Resource> own = EXAMPLES.stream()
                .filter(example -> example.getMeta().hasProfile(profile.getUrl()))
                .max(Comparator.comparingInt(example ->
                        FHIR.newJsonParser().encodeResourceToString(example).length()));
        return own.or(() -> EXAMPLES.stream()
                .filter(example -> example.fhirType().equals(profile.getType()))
                .filter(example -> errors(example, profile.getUrl()).isEmpty())
                .findFirst());
    }

    /** What is found in a resource by a profile, whatever the resource says of itself. */
    static List<Finding> errors(Resource resource, String profile) {
        return VALIDATOR.validate(resource, List.of(profile)).stream()
                .filter(Finding::error)
                .toList();
    }

    private static List<Mutation> mutations(StructureDefinition profile, ElementDefinition rule, Resource example) {
        List<Mutation> made = new ArrayList<>();
        if (rule.getMin() > 0) {
            made.addAll(withoutIt(profile, rule, example));
        }
        if (rule.getPath().equals("Bundle.entry.resource")) {
            made.addAll(withAnEmptyEntry(profile, rule, (Bundle) example));
        }
        if ("0".equals(rule.getMax())) {
            made.addAll(withIt(profile, rule, example));
        }
        boolean coded =
                rule.hasPattern() || rule.hasFixed() || (rule.getBinding().getStrength() == BindingStrength.REQUIRED);
        if (coded && !rule.getId().contains(":")) {
            made.addAll(withAnotherCode(profile, rule, example));
        }
        return made;
    }

    private static List<Mutation> withoutIt(StructureDefinition profile, ElementDefinition rule, Resource example) {
        Resource wrong = example.copy();
        String slice = rule.hasSliceName() ? ":" + rule.getSliceName() : "";
        boolean nested = rule.getId().replace(slice, "").contains(":");
        boolean gone = false;
        for (Base parent : nested ? List.<Base>of() : parents(wrong, rule.getPath())) {
            for (Base value : values(parent, rule)) {
                remove(parent, name(rule), value);
                gone = true;
            }
        }
        if (!gone) {
            return List.of();
        }
        String missing = rule.getPath();
        while (above(missing).contains(".") && parents(wrong, missing).stream().allMatch(Base::isEmpty)) {
            missing = above(missing);
        }
        String words = missing.equals(rule.getPath()) ? name(rule) + slice : missing;
        return List.of(new Mutation(profile.getUrl(), "without " + rule.getId(), wrong, above(missing), words));
    }

    /** With an entry of which only the type is left, for each type whose profile is named. */
    private static List<Mutation> withAnEmptyEntry(
            StructureDefinition profile, ElementDefinition rule, Bundle example) {
        return rule.getType().stream()
                .filter(ElementDefinition.TypeRefComponent::hasProfile)
                .map(ElementDefinition.TypeRefComponent::getCode)
                .filter(type -> example.getEntry().stream()
                        .anyMatch(entry -> entry.getResource().fhirType().equals(type)))
                .map(type -> {
                    Bundle wrong = example.copy();
                    wrong.getEntry().stream()
                            .filter(entry -> entry.getResource().fhirType().equals(type))
                            .forEach(entry -> entry.setResource(
                                    (Resource) FHIR.getResourceDefinition(type).newInstance()));
                    return new Mutation(profile.getUrl(), "empty " + type, wrong, rule.getPath(), "");
                })
                .toList();
    }

    /** With something in a place that the profile closes. */
    private static List<Mutation> withIt(StructureDefinition profile, ElementDefinition rule, Resource example) {
        Resource wrong = example.copy();
        String name = name(rule);
        boolean put = false;
        for (Base parent : rule.getId().contains(":") ? List.<Base>of() : parents(wrong, rule.getPath())) {
            org.hl7.fhir.r4.model.Property property = parent.getNamedProperty(name);
            Optional<Base> something = property == null ? Optional.empty() : something(property.getTypeCode());
            something.ifPresent(value -> parent.setProperty(name, value));
            put |= something.isPresent();
        }
        return put
                ? List.of(new Mutation(
                        profile.getUrl(), "with " + rule.getId(), wrong, above(rule.getPath()), rule.getPath()))
                : List.of();
    }

    private static Optional<Base> something(String type) {
        return switch (type.replaceFirst("\\(.*", "")) {
            case "string" -> Optional.of(new StringType("something"));
            case "date" -> Optional.of(new DateType("2026-11-26"));
            case "Period" -> Optional.of(new Period().setStartElement(new DateTimeType("2026-11-26")));
            case "CodeableConcept" -> Optional.of(new CodeableConcept().setText("something"));
            case "Reference" -> Optional.of(new Reference().setDisplay("something"));
            case "Annotation" -> Optional.of(new Annotation().setText("something"));
            default -> Optional.empty();
        };
    }

    /** The model's own way to take one away does nothing for some that may be there only once. */
    private static void remove(Base parent, String name, Base value) {
        parent.removeChild(name, value);
        if (List.of(children(parent, name)).contains(value)) {
            parent.setProperty(name, null);
        }
    }

    private static String above(String path) {
        return path.replaceFirst("\\.[^.]*$", "");
    }

    private static List<Base> values(Base parent, ElementDefinition rule) {
        List<Base> values = new ArrayList<>(List.of(children(parent, name(rule))));
        if (name(rule).endsWith("xtension") && rule.hasSliceName()) {
            String url = rule.getTypeFirstRep().getProfile().isEmpty()
                    ? ""
                    : rule.getTypeFirstRep().getProfile().get(0).getValue();
            values.removeIf(value -> !((Extension) value).getUrl().equals(url));
        }
        return values;
    }

    private static List<Mutation> withAnotherCode(
            StructureDefinition profile, ElementDefinition rule, Resource example) {
        Resource wrong = example.copy();
        boolean changed = false;
        for (Base parent : parents(wrong, rule.getPath())) {
            for (Base value : children(parent, name(rule))) {
                changed |= spoil(value);
            }
        }
        return changed
                ? List.of(new Mutation(profile.getUrl(), "another code in " + rule.getId(), wrong, rule.getPath(), ""))
                : List.of();
    }

    /** Enumerations of the model take no other code, and are judged by the standard. */
    private static boolean spoil(Base value) {
        if (value instanceof CodeableConcept concept && concept.hasCoding()) {
            concept.getCoding().forEach(coding -> coding.setCode("no-such-code"));
            return true;
        } else if (value instanceof Coding coding) {
            coding.setCode("no-such-code");
            return true;
        } else if (value.getClass() == CodeType.class) {
            ((CodeType) value).setValue("no-such-code");
            return true;
        }
        return false;
    }

    private static List<Base> parents(Resource resource, String path) {
        String[] steps = path.split("\\.");
        List<Base> found = List.of(resource);
        for (String step : Arrays.copyOfRange(steps, 1, steps.length - 1)) {
            found = found.stream()
                    .flatMap(base -> Stream.of(children(base, step)))
                    .toList();
        }
        return found;
    }

    private static Base[] children(Base parent, String name) {
        org.hl7.fhir.r4.model.Property property = parent.getNamedProperty(name);
        return property == null ? new Base[0] : property.getValues().toArray(Base[]::new);
    }

    private static String name(ElementDefinition rule) {
        return rule.getPath().replaceFirst(".*\\.", "");
    }

    private Mutations() {}
}
