package org.nextstephub.server.store.hapi;

import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import java.util.Collection;
import org.hl7.fhir.instance.model.api.IIdType;

/** HAPI's registry, which would take the search parameters stored in the database: here, always those of the jar. */
final class FixedSearchParameters extends SearchParamRegistryImpl {

    private final JarSearchParameters parameters;

    FixedSearchParameters(JarSearchParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void handleInit(Collection<IIdType> stored) {
        super.handleInit(parameters.ids());
    }
}
