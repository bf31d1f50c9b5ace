package org.nextstephub.routes.hub;

import org.hl7.fhir.r4.model.Bundle;

/**
 * A notice that is to be taken to a partner.
 *
 * @param number to be named with what became of it
 * @param partner code of the partner
 * @param message what it is told
 */
public record DueNotice(int number, String partner, Bundle message) {}
