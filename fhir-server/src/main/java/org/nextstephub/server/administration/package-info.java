/** What is still to be done by administrators? Proposals that wait for a second word, and what a partner lacks before its first message. */
@NullMarked
package org.nextstephub.server.administration;

import org.jspecify.annotations.NullMarked;
