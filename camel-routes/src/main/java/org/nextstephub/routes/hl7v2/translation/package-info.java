/**
 * What does a message mean? Segments to the one FHIR message for the hub, a class for each segment or data type.
 * Knows what was read, and no answer.
 */
@NullMarked
package org.nextstephub.routes.hl7v2.translation;

import org.jspecify.annotations.NullMarked;
