/**
 * What follows from it? One class for each kind of message, in the transaction that decided it. Only the walk calls it, and
 * only with what was permitted; {@code record.writer} writes.
 */
@NullMarked
package org.nextstephub.server.intake.record;

import org.jspecify.annotations.NullMarked;
