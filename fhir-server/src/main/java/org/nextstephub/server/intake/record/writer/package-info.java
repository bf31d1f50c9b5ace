/**
 * How is it written? What a message holds, reduced to what is kept, as one FHIR transaction with its provenance and audit.
 * Writes nothing without a permit.
 */
@NullMarked
package org.nextstephub.server.intake.record.writer;

import org.jspecify.annotations.NullMarked;
