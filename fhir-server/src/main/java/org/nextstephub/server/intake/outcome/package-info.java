/** What came of a message? One of a few outcomes, and a stage of the walk that goes on or ends with one. */
@NullMarked
package org.nextstephub.server.intake.outcome;

import org.jspecify.annotations.NullMarked;
