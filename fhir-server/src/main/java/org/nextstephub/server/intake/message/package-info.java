/**
 * What was said? From bytes to one message in order, or why it is not one. Knows FHIR and its texts, and no other room of the
 * server.
 */
@NullMarked
package org.nextstephub.server.intake.message;

import org.jspecify.annotations.NullMarked;
