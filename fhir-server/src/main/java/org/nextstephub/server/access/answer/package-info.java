/** How is a caller refused? An OperationOutcome in our own words. Knows no role and no rule. */
@NullMarked
package org.nextstephub.server.access.answer;

import org.jspecify.annotations.NullMarked;
