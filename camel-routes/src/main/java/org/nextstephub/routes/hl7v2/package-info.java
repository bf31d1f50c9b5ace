/**
 * What does an HL7 v2 message say? From the bytes of one message to the one FHIR message for the hub, and from the hub's
 * outcome to the acknowledgement. Knows no connection and never decides; docs: HL7 v2 page of the guide.
 */
@NullMarked
package org.nextstephub.routes.hl7v2;

import org.jspecify.annotations.NullMarked;
