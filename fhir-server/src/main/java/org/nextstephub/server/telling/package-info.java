/**
 * What may be told back to the agency, to whom and when? The closed list of facts, the decision on each, the notices that
 * carry them, and the only form in which an agency sees a task.
 */
@NullMarked
package org.nextstephub.server.telling;

import org.jspecify.annotations.NullMarked;
