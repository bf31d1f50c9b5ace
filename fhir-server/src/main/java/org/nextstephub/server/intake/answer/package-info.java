/**
 * What does the sender hear, and what proof remains? Outcomes as FHIR, receipts, and what is told of a failure.
 */
@NullMarked
package org.nextstephub.server.intake.answer;

import org.jspecify.annotations.NullMarked;
