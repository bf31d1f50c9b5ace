package org.nextstephub.server.telling;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;

/** A notice for a partner, as the message that carries it. */
record DueNotice(long number, String partner, Bundle message, Optional<Identifier> person) {}
