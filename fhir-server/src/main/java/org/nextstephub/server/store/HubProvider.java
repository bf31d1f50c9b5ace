package org.nextstephub.server.store;

import ca.uhn.fhir.rest.server.IResourceProvider;

/** A provider that the hub's FHIR server offers; HAPI's own, which are beans too, are not offered. */
public interface HubProvider extends IResourceProvider {}
