/**
 * May this be shared? A pure policy of named rules over FHIR consents; deny by default. Knows {@code agreement}, {@code
 * profiles} and the R4 model only: no clock, no store, no web.
 */
@NullMarked
package org.nextstephub.server.consent;

import org.jspecify.annotations.NullMarked;
