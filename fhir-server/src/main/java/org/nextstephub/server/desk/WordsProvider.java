package org.nextstephub.server.desk;

import static org.nextstephub.server.desk.OperationInput.caller;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.nextstephub.server.store.HubProvider;
import org.springframework.stereotype.Component;

/** The desk's door to words for an agency. */
@Component
class WordsProvider implements HubProvider {

    private final PleaseCall words;

    WordsProvider(PleaseCall words) {
        this.words = words;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Communication.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Communication sent, ServletRequestDetails request) {
        Communication kept = words.ask(caller(request), sent);
        return new MethodOutcome(kept.getIdElement(), true).setResource(kept);
    }
}
