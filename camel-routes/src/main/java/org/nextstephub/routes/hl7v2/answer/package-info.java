/**
 * What does the sender hear? The hub's answer as acknowledgements (MSA, ERR) and referral statuses (RRI). Knows what
 * was read, and no translation.
 */
@NullMarked
package org.nextstephub.routes.hl7v2.answer;

import org.jspecify.annotations.NullMarked;
