package org.nextstephub.profiles.certain;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** One message beside its blueprints, up to the first doubt. */
final class Walk {

    private final Map<String, Blueprint> blueprints;
    private final ValueWalk values;
    private final EntryWalk entries;
    private @Nullable Doubt doubt;

    Walk(Map<String, Blueprint> blueprints, Links links, ProvenCodes.Memory codes) {
        this.blueprints = blueprints;
        this.values = new ValueWalk(this, links, codes);
        this.entries = new EntryWalk(this, links, codes);
    }

    /** The first doubt about a message, if there is one. */
    Optional<Doubt> of(String blueprint, Bundle message) {
        meets(blueprint, message, blueprint.hashCode());
        return Optional.ofNullable(doubt);
    }

    /** Always false, so that a walk can end with it. */
    boolean because(Doubt reason) {
        doubt = reason;
        return false;
    }

    /** Whether a value is certainly what a blueprint wants. */
    boolean meets(String blueprint, Base value, long place) {
        return meets(blueprints.get(blueprint), value, place);
    }

    private boolean meets(@Nullable Blueprint blueprint, Base value, long place) {
        return blueprint == null || blueprint.doubtful()
                ? because(Doubt.CONTENT)
                : areMet(blueprint.rules(), value) && hasAll(blueprint.parts(), value, place);
    }

    private boolean areMet(List<KnownRule> rules, Base value) {
        for (KnownRule rule : rules) {
            if (!rule.metBy(value)) {
                return because(Doubt.RULE);
            }
        }
        return true;
    }

    private boolean hasAll(List<Part> parts, Base owner, long place) {
        for (Part part : parts) {
            if (part.kind() != Part.Kind.IGNORED && !has(part, owner, place)) {
                return false;
            }
        }
        return true;
    }

    private boolean has(Part part, Base owner, long place) {
        Base[] present = owner.getProperty(part.hash(), part.name(), false);
        int count = 0;
        int[] met = new int[part.slices().size()];
        for (Base value : present) {
            if (value == null || value.isEmpty()) {
                if (part.max() > 1 && (present.length > 1 || value instanceof PrimitiveType)) {
                    return because(Doubt.VALUE);
                }
            } else if (part.doubtful()) {
                return because(Doubt.CONTENT);
            } else if (!meets(part, value, next(place, part), met)) {
                return false;
            } else {
                count++;
            }
        }
        return isCounted(part, count) && areCounted(part, met);
    }

    private static long next(long place, Part part) {
        return Long.rotateLeft(place, 7) * 0x9E3779B97F4A7C15L + part.mark();
    }

    private boolean isCounted(Part part, int count) {
        return count >= part.min() && (part.closed() || count <= part.max()) || because(Doubt.COUNT);
    }

    private boolean areCounted(Part part, int[] met) {
        for (int at = 0; at < met.length; at++) {
            if (!isCounted(part.slices().get(at).part(), met[at])) {
                return false;
            }
        }
        return true;
    }

    private boolean meets(Part part, Base value, long place, int[] met) {
        return switch (part.kind()) {
            case ID -> value instanceof IdType id && Links.isPlain(id) || because(Doubt.VALUE);
            case EXTENSION -> value instanceof Extension extension && meetsASlice(part, extension, place, met);
            case BACKBONE -> areMet(part.rules(), value) && hasAll(part.children(), value, place);
            case RESOURCE -> entries.meets(part, value, place);
            case FULL_URL, IGNORED -> true;
            case VALUE ->
                areMet(part.rules(), value)
                        && values.meets(part, value, place)
                        && hasAll(part.children(), value, place)
                        && meetsItsSlice(part, value, place, met);
        };
    }

    /** An extension is one that the profile names, or in doubt. */
    private boolean meetsASlice(Part part, Extension extension, long place, int[] met) {
        for (int at = 0; at < met.length; at++) {
            Part.Slice slice = part.slices().get(at);
            if (Objects.equals(slice.url(), extension.getUrl())) {
                met[at]++;
                return areMet(part.rules(), extension) && meets(slice, extension, next(place, slice.part()));
            }
        }
        return because(Doubt.CONTENT);
    }

    private boolean meets(Part.Slice slice, Extension extension, long place) {
        return slice.profile() == null
                ? areMet(slice.part().rules(), extension) && hasAll(slice.part().children(), extension, place)
                : meets(slice.profile(), extension, place);
    }

    /** An identifier may be of one slice or of none; one that is of two is in doubt. */
    private boolean meetsItsSlice(Part part, Base value, long place, int[] met) {
        boolean found = false;
        for (int at = 0; at < met.length; at++) {
            Part.Slice slice = part.slices().get(at);
            if (!(value instanceof Identifier identifier) || found && isOf(slice, identifier)) {
                return because(Doubt.CONTENT);
            }
            if (isOf(slice, identifier)) {
                found = true;
                met[at]++;
                if (!hasAll(slice.part().children(), value, next(place, slice.part()))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOf(Part.Slice slice, Identifier identifier) {
        return identifier.getType().getCoding().stream()
                .anyMatch(coding -> Objects.equals(slice.system(), coding.getSystem())
                        && Objects.equals(slice.code(), coding.getCode()));
    }
}
