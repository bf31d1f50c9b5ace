package org.nextstephub.server.desk;

import static org.nextstephub.server.desk.OperationInput.caller;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.nextstephub.server.store.HubProvider;
import org.springframework.stereotype.Component;

/** The desk's door to conversations. */
@Component
class ConversationProvider implements HubProvider {

    private final Contacts contacts;

    ConversationProvider(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return QuestionnaireResponse.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam QuestionnaireResponse sent, ServletRequestDetails request) {
        QuestionnaireResponse kept = contacts.conversation(caller(request), sent);
        return new MethodOutcome(kept.getIdElement(), true).setResource(kept);
    }
}
