/**
 * A compiled check of messages with a referral. It says "certainly right" or names a doubt, and never a fault: HAPI's
 * validator judges what is in doubt (docs/adr/0022).
 */
@NullMarked
package org.nextstephub.profiles.certain;

import org.jspecify.annotations.NullMarked;
