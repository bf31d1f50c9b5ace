package org.nextstephub.server.intake.record.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.nextstephub.profiles.Canonical;
import org.nextstephub.profiles.Issue;
import org.nextstephub.profiles.ReferralBundles;
import org.nextstephub.server.consent.ConsentDecision;
import org.nextstephub.server.consent.Direction;
import org.nextstephub.server.intake.message.Message;
import org.nextstephub.server.intake.message.Remark;
import org.springframework.stereotype.Component;

/**
 * What the hub is allowed to keep of a message, and nothing else: each entry by its least elements ({@link LeastElements}),
 * and a remark for what was left out.
 */
@Component
public class Minimiser {

    private static final Set<String> READ_ONLY = Set.of("MessageHeader", "Organization", "HealthcareService", "Task");

    /** What every resource has, and the hub writes in its own way. */
    private static final Set<String> OWN_BUSINESS = Set.of(
            "id",
            "meta",
            "implicitRules",
            "language",
            "text",
            "contained",
            "extension",
            "identifier",
            "supportingInfo",
            "active",
            "managingOrganization");

    private final LeastElements elements;

    Minimiser(LeastElements elements) {
        this.elements = elements;
    }

    /**
     * Entries reduced to what is kept, with their full URLs; adds one remark for each type or element left out. Of the
     * consents those are kept that the decision heard.
     */
    public List<BundleEntryComponent> minimise(Message message, ConsentDecision decision, List<Remark> remarks) {
        List<BundleEntryComponent> kept = new ArrayList<>();
        Set<String> left = new java.util.TreeSet<>();
        for (BundleEntryComponent entry : message.bundle().getEntry()) {
            Resource resource = entry.getResource();
            boolean concerns = !(resource instanceof Consent consent) || decision.heard(consent);
            if (concerns && ReferralBundles.KEPT.contains(resource.fhirType())) {
                Resource least = elements.of(resource);
                if (resource instanceof Consent consent) {
                    decision.direction(consent).ifPresent(read -> stateDirection((Consent) least, read));
                }
                left.addAll(emptied(resource, least));
                least.getMeta()
                        .addProfile(profile(resource))
                        .addSecurity(new Coding(Canonical.CONFIDENTIALITY, "R", null))
                        .addSecurity(new Coding(Canonical.ACT_CODE, "NORDSCLCD", null));
                kept.add(new BundleEntryComponent()
                        .setFullUrl(entry.getFullUrl())
                        .setResource(least));
            } else if (!READ_ONLY.contains(resource.fhirType())) {
                left.add(resource.fhirType());
            }
        }
        left.forEach(type -> remarks.add(new Remark(Issue.MINIMIZED, type)));
        return kept;
    }

    /** Elements about the person or the referral of which nothing is kept, by name. */
    private static List<String> emptied(Resource sent, Resource least) {
        if (!(sent instanceof ServiceRequest) && !(sent instanceof Patient)) {
            return List.of();
        }
        return sent.children().stream()
                .filter(child -> child.hasValues() && !OWN_BUSINESS.contains(child.getName()))
                .map(Property::getName)
                .filter(name -> !least.getNamedProperty(name).hasValues())
                .map(name -> sent.fhirType() + "." + name.replace("[x]", ""))
                .toList();
    }

    private static String profile(Resource resource) {
        return org.nextstephub.profiles.validation.HubValidator.profileOf(resource.fhirType())
                .orElseThrow();
    }

    /** What was plain in the message is said in the record. */
    private static void stateDirection(Consent kept, Direction read) {
        if (!kept.hasExtension(Canonical.EXT_CONSENT_DIRECTION)) {
            kept.addExtension(Canonical.EXT_CONSENT_DIRECTION, new CodeType(read.code()));
        }
    }
}
