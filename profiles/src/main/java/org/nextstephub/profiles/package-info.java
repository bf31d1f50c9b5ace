/**
 * Which words does the hub speak? Canonical addresses, code systems, limits and the compiled profiles that all
 * modules share. Knows nothing of the other modules, and no room below it.
 */
@NullMarked
package org.nextstephub.profiles;

import org.jspecify.annotations.NullMarked;
