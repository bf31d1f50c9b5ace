package org.nextstephub.profiles.certain;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/** The part of a walk that looks at values by their type. */
final class ValueWalk {

    private static final Set<String> TERMS = Set.of("code", "uri", "url", "canonical");

    private final Walk walk;
    private final Links links;
    private final ProvenCodes.Memory codes;
    private boolean inCode;

    ValueWalk(Walk walk, Links links, ProvenCodes.Memory codes) {
        this.walk = walk;
        this.links = links;
        this.codes = codes;
    }

    boolean meets(Part part, Base value, long place) {
        String type = value.fhirType();
        if (!part.types().contains(type) || part.profiles().containsKey(type)) {
            return walk.because(Doubt.CONTENT);
        }
        if (value instanceof PrimitiveType<?> primitive) {
            return meets(part, type, primitive, place);
        } else if (value instanceof CodeableConcept || value instanceof Coding) {
            return meetsCode(type, value, place);
        } else if (value instanceof Reference reference) {
            return meets(part, reference, place);
        } else if (value instanceof Identifier identifier) {
            return walk.meets(type, identifier, place)
                    && (isAbsoluteWhereItHasToBe(identifier) || walk.because(Doubt.VALUE));
        }
        return walk.meets(type, value, place);
    }

    private boolean meets(Part part, String type, PrimitiveType<?> primitive, long place) {
        if (primitive.hasExtension() || primitive.hasId()) {
            return walk.because(Doubt.CONTENT);
        }
        String text = primitive.getValueAsString();
        if (!Values.isPlain(type, text) || part.fixed() != null && !part.fixed().equals(text)) {
            return walk.because(Doubt.VALUE);
        }
        boolean term = !inCode && (part.bound() || TERMS.contains(type));
        return !term || codes.has(codes.key(place).with(Values.judged(text))) || walk.because(Doubt.CODE);
    }

    /** The parts of a code are known with the whole of it. */
    private boolean meetsCode(String type, Base value, long place) {
        if (inCode) {
            return walk.meets(type, value, place);
        }
        ProvenCodes.Key key = codes.key(place);
        if (value instanceof Coding coding) {
            add(key, coding);
        } else if (value instanceof CodeableConcept concept) {
            key.with(concept.hasText() ? 1 : 0).with(concept.getCoding().size());
            concept.getCoding().forEach(coding -> add(key, coding));
        }
        if (!codes.has(key)) {
            return walk.because(Doubt.CODE);
        }
        inCode = true;
        boolean met = walk.meets(type, value, place);
        inCode = false;
        return met;
    }

    static void add(ProvenCodes.Key key, Coding coding) {
        key.with(coding.getSystem())
                .with(coding.getVersion())
                .with(coding.getCode())
                .with(coding.getDisplay())
                .with(!coding.hasUserSelected() ? 0 : coding.getUserSelected() ? 1 : 2);
    }

    private boolean meets(Part part, Reference reference, long place) {
        return walk.meets("Reference", reference, place)
                && (!reference.hasReference()
                        || links.lead(reference, part.targets())
                        || walk.because(Doubt.REFERENCE));
    }

    /** HAPI wants an absolute URI as the value where the system says that it is one. */
    private static boolean isAbsoluteWhereItHasToBe(Identifier identifier) {
        String value = identifier.getValue();
        String system = identifier.getSystem();
        boolean uri = system != null && (system.contains("rfc:3986") || system.contains("rfc4122"));
        return !uri
                || value != null
                        && !system.contains("rfc4122")
                        && (Values.isUuid(value) || Values.isFingerprint(value));
    }
}
