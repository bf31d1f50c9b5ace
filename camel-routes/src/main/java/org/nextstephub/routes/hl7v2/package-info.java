/**
 * HL7 v2 over MLLP: frames in, one FHIR message to the hub, an ACK out. Translates and never decides; docs: HL7 v2 page of
 * the guide.
 */
@NullMarked
package org.nextstephub.routes.hl7v2;

import org.jspecify.annotations.NullMarked;
