/**
 * What does a good referral look like? Canonical addresses, the code systems the code speaks in, and the validator
 * built from the compiled profiles. Knows nothing of the other modules.
 */
@NullMarked
package org.nextstephub.profiles;

import org.jspecify.annotations.NullMarked;
