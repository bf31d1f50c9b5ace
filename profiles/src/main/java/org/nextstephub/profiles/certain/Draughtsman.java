package org.nextstephub.profiles.certain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/** Compiles definitions from the snapshots that HAPI's validator itself judges by. */
final class Draughtsman {

    private static final String SPECIFICATION = "http://hl7.org/fhir/StructureDefinition/";

    /** Complex types that are walked; a value of any other is in doubt. */
    private static final List<String> TYPES = List.of(
            "Identifier",
            "CodeableConcept",
            "Coding",
            "Period",
            "HumanName",
            "Address",
            "ContactPoint",
            "Annotation",
            "Attachment",
            "Meta",
            "Reference");

    private final Function<String, @Nullable StructureDefinition> definitions;
    private final Set<String> judged;
    private final Map<String, Blueprint> drawn = new HashMap<>();
    private final Deque<String> wanted = new ArrayDeque<>();

    /** With the types of entries whose findings count. */
    Draughtsman(Function<String, @Nullable StructureDefinition> definitions, Set<String> judged) {
        this.definitions = definitions;
        this.judged = judged;
    }

    /** Those of the profiles and of all that they lead to, by address; of types, by name. */
    Map<String, Blueprint> draw(List<String> profiles) {
        TYPES.forEach(type -> draw(type, SPECIFICATION + type));
        wanted.addAll(profiles);
        while (!wanted.isEmpty()) {
            String next = wanted.remove();
            if (!drawn.containsKey(next)) {
                draw(next, next);
            }
        }
        return Map.copyOf(drawn);
    }

    private void draw(String name, String url) {
        StructureDefinition definition = definitions.apply(url);
        if (definition != null && definition.hasSnapshot()) {
            List<ElementDefinition> elements = definition.getSnapshot().getElement();
            drawn.put(name, new Parts(elements, hasPlaceIn(definition)).blueprint(url));
            elements.stream()
                    .flatMap(element -> element.getType().stream())
                    .flatMap(type -> type.getProfile().stream())
                    .map(CanonicalType::getValue)
                    .forEach(wanted::add);
        }
    }

    /** An extension says in which types it may stand; only those that stand in a whole resource are certain. */
    private static boolean hasPlaceIn(StructureDefinition definition) {
        return !definition.getType().equals("Extension")
                || !definition.hasContextInvariant()
                        && definition.getContext().stream().allMatch(context -> "element"
                                .equals(context.getType().toCode()));
    }

    /** Whether an extension may stand in an element. */
    boolean mayStand(String extension, String element) {
        return Optional.ofNullable(definitions.apply(extension)).stream()
                .flatMap(definition -> definition.getContext().stream())
                .anyMatch(context -> element.equals(context.getExpression()));
    }

    /** The parts of one definition. */
    private final class Parts {

        private final List<ElementDefinition> elements;
        private final Map<String, List<ElementDefinition>> under;
        private final boolean whole;

        Parts(List<ElementDefinition> elements, boolean whole) {
            this.elements = elements;
            this.whole = whole;
            this.under = elements.stream().skip(1).collect(Collectors.groupingBy(element -> above(element.getId())));
        }

        Blueprint blueprint(String url) {
            ElementDefinition root = elements.get(0);
            boolean doubtful = !whole || !ElementWords.understands(root) || Rules.unknown(root);
            return new Blueprint(url, doubtful, Rules.of(root), parts(root.getId()));
        }

        private List<Part> parts(String id) {
            return under.getOrDefault(id, List.of()).stream()
                    .filter(element -> !element.hasSliceName())
                    .map(this::part)
                    .toList();
        }

        private Part part(ElementDefinition element) {
            List<ElementDefinition> named = element.hasSliceName() ? List.of() : slicesOf(element);
            List<Part.Slice> slices =
                    named.stream().flatMap(slice -> slice(slice).stream()).toList();
            boolean tellable = slices.size() == named.size()
                    && slices.stream().noneMatch(slice -> slice.part().doubtful());
            boolean doubtful = !ElementWords.understands(element)
                    || Rules.unknown(element)
                    || Closed.isAlwaysDoubtful(element)
                    || !tellable
                    || fixedValueIsUnknown(element)
                    || element.getType().stream().anyMatch(this::aimsAtAProfile);
            return new Part(
                    element.getId(),
                    element.getPath().replaceFirst(".*\\.", "").replace("[x]", ""),
                    mark(element.getId()),
                    Closed.kind(element),
                    element.getMin(),
                    Closed.most(element),
                    "0".equals(element.getMax()),
                    doubtful,
                    element.getType().stream().map(TypeRefComponent::getCode).collect(Collectors.toUnmodifiableSet()),
                    targets(element),
                    profiles(element),
                    fixed(element),
                    element.hasBinding(),
                    Rules.of(element),
                    parts(element.getId()),
                    slices);
        }

        private List<ElementDefinition> slicesOf(ElementDefinition element) {
            return under.getOrDefault(above(element.getId()), List.of()).stream()
                    .filter(other -> other.hasSliceName() && other.getPath().equals(element.getPath()))
                    .toList();
        }

        private Optional<Part.Slice> slice(ElementDefinition slice) {
            Part part = part(slice);
            if (slice.getPath().endsWith(".extension")) {
                return extensionSlice(slice, part);
            }
            return part.children().stream()
                    .filter(child -> slice.getPath().endsWith(".identifier")
                            && child.name().equals("type"))
                    .flatMap(child -> patternOf(child.id()).stream())
                    .map(coding -> new Part.Slice(part, null, coding.getSystem(), coding.getCode(), null))
                    .findFirst();
        }

        private Optional<Part.Slice> extensionSlice(ElementDefinition slice, Part part) {
            List<CanonicalType> profiles = slice.getType().stream()
                    .flatMap(type -> type.getProfile().stream())
                    .toList();
            if (!profiles.isEmpty()) {
                String url = profiles.get(0).getValue();
                return Optional.of(url)
                        .filter(extension -> mayStand(extension, above(slice.getPath())))
                        .map(extension -> new Part.Slice(part, extension, null, null, extension));
            }
            return part.children().stream()
                    .filter(child -> child.name().equals("url") && child.fixed() != null)
                    .map(child -> new Part.Slice(part, child.fixed(), null, null, null))
                    .findFirst();
        }

        private Optional<org.hl7.fhir.r5.model.Coding> patternOf(String id) {
            return elements.stream()
                    .filter(element -> element.getId().equals(id) && Closed.isOneCoding(element.getPattern()))
                    .map(element -> element.getPatternCodeableConcept().getCodingFirstRep())
                    .findFirst();
        }

        /** Judging the target once more by its base profile finds nothing that counts; by another it would. */
        private boolean aimsAtAProfile(TypeRefComponent type) {
            return type.getTargetProfile().stream()
                    .anyMatch(target -> !target.getValue().startsWith(SPECIFICATION));
        }
    }

    private static boolean fixedValueIsUnknown(ElementDefinition element) {
        return (element.hasFixed() || element.hasPattern())
                && fixed(element) == null
                && !(element.getId().contains(":") && Closed.isOneCoding(element.getPattern()));
    }

    private static @Nullable String fixed(ElementDefinition element) {
        return element.hasFixed()
                ? element.getFixed().primitiveValue()
                : element.hasPattern() ? element.getPattern().primitiveValue() : null;
    }

    private Set<String> targets(ElementDefinition element) {
        if (Closed.kind(element) == Part.Kind.RESOURCE) {
            return judged;
        }
        return element.getType().stream()
                .filter(type -> type.getCode().equals("Reference"))
                .flatMap(type -> type.getTargetProfile().stream())
                .map(target -> target.getValue().substring(target.getValue().lastIndexOf('/') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> profiles(ElementDefinition element) {
        return element.getType().stream()
                .filter(TypeRefComponent::hasProfile)
                .collect(Collectors.toUnmodifiableMap(
                        TypeRefComponent::getCode,
                        type -> type.getProfile().get(0).getValue(),
                        (one, two) -> one));
    }

    private static String above(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('.')));
    }

    private static long mark(String id) {
        return id.chars().asLongStream().reduce(1125899906842597L, (mark, c) -> mark * 31 + c);
    }
}
