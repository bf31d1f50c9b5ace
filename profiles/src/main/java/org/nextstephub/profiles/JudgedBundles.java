package org.nextstephub.profiles;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/**
 * How the intake judges a whole referral: a Bundle whose entries must each meet the hub's profile of their type. Says no
 * more than the published profiles together; said in one place, HAPI walks each entry once instead of twice.
 */
public final class JudgedBundles {

    public static final String MESSAGE = Canonical.profile("judged-message");
    public static final String TRANSACTION = Canonical.profile("judged-transaction");

    /** Profiles of what is kept; consents are the gate's to read, and other types are dropped before storing. */
    public static final Map<String, String> PROFILES = Map.of(
            "MessageHeader", "nextstep-message-header",
            "ServiceRequest", "nextstep-referral",
            "Patient", "nextstep-patient",
            "RelatedPerson", "nextstep-related-person",
            "Practitioner", "nextstep-practitioner",
            "PractitionerRole", "nextstep-practitioner-role",
            "DocumentReference", "nextstep-evidence",
            "QuestionnaireResponse", "nextstep-attestation");

    private JudgedBundles() {}

    static Stream<StructureDefinition> all() {
        return Stream.of(
                judged(MESSAGE, Canonical.profile("nextstep-message")),
                judged(TRANSACTION, "http://hl7.org/fhir/StructureDefinition/Bundle"));
    }

    private static StructureDefinition judged(String url, String base) {
        StructureDefinition bundle = new StructureDefinition()
                .setUrl(url)
                .setName("JudgedBundle")
                .setStatus(PublicationStatus.ACTIVE)
                .setKind(StructureDefinitionKind.RESOURCE)
                .setAbstract(false)
                .setType("Bundle")
                .setBaseDefinition(base)
                .setDerivation(TypeDerivationRule.CONSTRAINT);
        ElementDefinition entry = bundle.getDifferential().addElement().setPath("Bundle.entry.resource");
        entry.setId("Bundle.entry.resource");
        new TreeMap<>(PROFILES)
                .forEach((type, profile) -> entry.addType().setCode(type).addProfile(Canonical.profile(profile)));
        entry.addType().setCode("Resource");
        return bundle;
    }
}
