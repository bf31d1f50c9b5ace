package org.nextstephub.profiles.certain;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** The part of a walk that looks at the entries of a message. */
final class EntryWalk {

    private final Walk walk;
    private final Links links;
    private final ProvenCodes.Memory codes;

    EntryWalk(Walk walk, Links links, ProvenCodes.Memory codes) {
        this.walk = walk;
        this.links = links;
        this.codes = codes;
    }

    boolean meets(Part part, Base resource, long place) {
        String type = resource.fhirType();
        String profile = part.profiles().get(type);
        if (profile == null) {
            return part.targets().contains(type)
                    ? walk.because(Doubt.CONTENT)
                    : links.leadFrom(resource) || walk.because(Doubt.REFERENCE);
        }
        long there = place + type.hashCode();
        return walk.meets(profile, resource, there)
                && (!(resource instanceof QuestionnaireResponse response) || areRight(response, there));
    }

    private boolean areRight(QuestionnaireResponse response, long place) {
        return Answers.arePlain(response) && codes.has(Answers.shape(response, codes.key(place)))
                || walk.because(Doubt.CODE);
    }
}
