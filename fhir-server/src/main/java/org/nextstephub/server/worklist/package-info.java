/**
 * What lies on the desk beside a referral's task? Questions to the agency, its wishes to cancel, the checklist of the
 * transition, and the continuity watch, by which nobody falls through between two services.
 */
@NullMarked
package org.nextstephub.server.worklist;

import org.jspecify.annotations.NullMarked;
