/**
 * How do HL7 v2 messages come and go? Listeners, frames and connections of MLLP. What a message says is {@code hl7v2}'s;
 * whose connection it is {@code hub} knows.
 */
@NullMarked
package org.nextstephub.routes.mllp;

import org.jspecify.annotations.NullMarked;
