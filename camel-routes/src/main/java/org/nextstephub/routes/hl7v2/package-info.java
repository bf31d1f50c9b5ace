/**
 * How is one HL7 v2 message answered? From its header over the hub to the acknowledgement, or only translated. Knows
 * the rooms below it and the hub, no connection, and never decides; docs: HL7 v2 page of the guide.
 */
@NullMarked
package org.nextstephub.routes.hl7v2;

import org.jspecify.annotations.NullMarked;
