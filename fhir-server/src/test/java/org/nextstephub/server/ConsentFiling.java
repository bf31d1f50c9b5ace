package org.nextstephub.server;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The consent of the demonstration referral, with the person and the evidence, as a partner would file it. */
record ConsentFiling(Consent consent, Patient person, QuestionnaireResponse evidence) {

    static ConsentFiling of(String number) {
        Bundle message = (Bundle) RunningHub.fhir().newJsonParser().parseResource(Referrals.message(number));
        ConsentFiling filing = new ConsentFiling(
                first(message, Consent.class),
                first(message, Patient.class),
                first(message, QuestionnaireResponse.class));
        filing.person().setId("p");
        filing.evidence().setId("e").setMeta(null);
        filing.evidence()
                .setSubject(new Reference("Patient/p"))
                .setSource(new Reference("Patient/p"))
                .setAuthor(Desk.partner("lakeshore-hospital"));
        filing.consent().setId((String) null);
        filing.consent().setPatient(new Reference("Patient/p"));
        filing.consent().getPerformer().clear();
        filing.consent().addPerformer(new Reference("Patient/p"));
        filing.consent().setSource(null);
        return filing;
    }

    String text() {
        return json(parameters(consent, person, evidence));
    }

    static <T extends Resource> T first(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    static Parameters parameters(Consent consent, Resource... others) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("consent").setResource(consent);
        for (Resource other : others) {
            parameters
                    .addParameter()
                    .setName(other instanceof Patient ? "patient" : "evidence")
                    .setResource(other);
        }
        return parameters;
    }

    static String json(Resource resource) {
        return RunningHub.fhir()
                .newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(resource);
    }
}
