/** The way to the hub's FHIR server: tokens, messages, the partner registry. The only user of the FHIR client. */
@NullMarked
package org.nextstephub.routes.hub;

import org.jspecify.annotations.NullMarked;
