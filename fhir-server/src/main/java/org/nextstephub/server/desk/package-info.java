/**
 * How does peer support work a referral? Steps, stages, contacts and conversations, as its desk records them; each change
 * asks the table of the pathway and whether the consent still stands.
 */
@NullMarked
package org.nextstephub.server.desk;

import org.jspecify.annotations.NullMarked;
