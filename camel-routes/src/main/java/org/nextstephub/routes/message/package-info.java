/** How a referral looks as the one FHIR message, whichever door understood it. Knows no wire format and decides nothing. */
@NullMarked
package org.nextstephub.routes.message;

import org.jspecify.annotations.NullMarked;
