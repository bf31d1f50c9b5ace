package org.nextstephub.server.store;

/** Something that watches the hub's FHIR server, behind the gate. */
public interface HubInterceptor {}
