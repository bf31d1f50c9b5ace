package org.nextstephub.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;

class WriteOrderTests {

    private static final String PERSON = "urn:uuid:00000000-0000-4000-8000-000000000001";
    private static final String REQUEST = "urn:uuid:00000000-0000-4000-8000-000000000002";
    private static final String TASK = "urn:uuid:00000000-0000-4000-8000-000000000003";

    private final Bundle transaction = new Bundle();
    private final Patient person = new Patient();
    private final ServiceRequest request = new ServiceRequest().setSubject(new Reference(PERSON));
    private final Task task = new Task().setFocus(new Reference(REQUEST)).setFor(new Reference(PERSON));

    private void post(String url, Resource resource) {
        transaction
                .addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST);
    }

    private List<Resource> order() {
        return WriteOrder.of(FhirContext.forR4Cached().newTerser(), transaction).orElseThrow();
    }

    @Test
    void placesEachAfterThoseItRefersTo() {
        post(TASK, task);
        post(REQUEST, request);
        post(PERSON, person);
        assertThat(order()).containsExactly(person, request, task);
    }

    @Test
    void letsReferencesFollowToTheIdsThatAreGiven() {
        post(TASK, task);
        post(REQUEST, request);
        post(PERSON, person);
        order();
        assertThat(task.getFor().getReference())
                .matches("Patient/[0-9a-f-]{36}")
                .isEqualTo(request.getSubject().getReference());
        assertThat(task.getFocus().getReference()).matches("ServiceRequest/[0-9a-f-]{36}");
    }

    @Test
    void letsAddressesFollowToo() {
        UriType address = new UriType(PERSON);
        request.addExtension(new Extension("http://example.org/about", address));
        post(REQUEST, request);
        post(PERSON, person);
        order();
        assertThat(address.getValue()).isEqualTo(request.getSubject().getReference());
    }

    @Test
    void leavesWhatIsHeldAlone() {
        Consent held = new Consent().setPatient(new Reference("Patient/held"));
        held.setId("Consent/held");
        transaction
                .addEntry()
                .setFullUrl("Consent/held")
                .setResource(held)
                .getRequest()
                .setMethod(HTTPVerb.PUT);
        assertThat(order()).containsExactly(held);
        assertThat(held.getIdElement().getIdPart()).isEqualTo("held");
        assertThat(held.getPatient().getReference()).isEqualTo("Patient/held");
    }

    @Test
    void takesNoIdFromTheSender() {
        person.setId("theirs");
        post(PERSON, person);
        assertThat(order()).allMatch(resource -> !resource.hasId());
    }

    @Test
    void changesNothingInACircle() {
        request.addSupportingInfo(new Reference(TASK));
        post(TASK, task);
        post(REQUEST, request);
        post(PERSON, person);
        assertThat(WriteOrder.of(FhirContext.forR4Cached().newTerser(), transaction))
                .isEmpty();
        assertThat(request.getSubject().getReference()).isEqualTo(PERSON);
    }
}
