package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.nextstephub.server.consent.PermittedReferral;
import org.nextstephub.server.consent.WritePermit;
import org.nextstephub.server.store.HubStore;

/** What was just written may be handed on instead of being read again, because it is the same. */
class WrittenAsHeldIT {

    private static final String PERSON = "urn:uuid:00000000-0000-4000-8000-000000000001";
    private static final String CONSENT = "urn:uuid:00000000-0000-4000-8000-000000000002";
    private static final String REQUEST = "urn:uuid:00000000-0000-4000-8000-000000000003";

    private final HubStore store = RunningHub.shared().bean(HubStore.class);

    private final Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    private <T extends Resource> T post(String url, T resource) {
        transaction
                .addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return resource;
    }

    private static String text(Resource resource) {
        return RunningHub.fhir().newJsonParser().encodeResourceToString(resource);
    }

    private void write(Resource... expected) {
        store.inOneTransaction(
                () -> {
                    store.write(new PermittedReferral(transaction, WritePermit.ofOwnRecord("test")));
                    assertThat(List.of(expected)).allSatisfy(resource -> assertThat(text(resource))
                            .isEqualTo(text(store.read(
                                    resource.getClass(), resource.getIdElement().getIdPart()))));
                    return transaction;
                },
                written -> false);
    }

    @Test
    void withIdVersionAndReferences() {
        Consent consent = post(CONSENT, new Consent().setPatient(new Reference(PERSON)));
        ServiceRequest request = post(REQUEST, new ServiceRequest().setSubject(new Reference(PERSON)));
        request.addSupportingInfo(new Reference(CONSENT));
        Task task = post("urn:uuid:task", new Task().setFocus(new Reference(REQUEST)));
        task.setFor(new Reference(PERSON));
        Patient person = post(PERSON, new Patient().setActive(true));
        write(consent, request, task, person);
        assertThat(Stream.of(consent, request, task, person)
                        .map(resource -> resource.getMeta().getVersionId()))
                .containsOnly("1");
    }

    @Test
    void alsoWhenEntriesReferToEachOtherInACircle() {
        Patient person = post(PERSON, new Patient().setActive(true));
        ServiceRequest request = post(REQUEST, new ServiceRequest().setSubject(new Reference(PERSON)));
        Consent consent = post(CONSENT, new Consent().setPatient(new Reference(PERSON)));
        request.addSupportingInfo(new Reference(CONSENT));
        consent.getProvision().addData().setReference(new Reference(REQUEST));
        write(person, request, consent);
        assertThat(consent.getProvision().getDataFirstRep().getReference().getReference())
                .isEqualTo("ServiceRequest/" + request.getIdElement().getIdPart());
    }
}
