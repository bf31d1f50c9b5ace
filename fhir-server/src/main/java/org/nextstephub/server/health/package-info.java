/** Is the hub fit to take messages? It proves its own gate at every start before it says so. */
@NullMarked
package org.nextstephub.server.health;

import org.jspecify.annotations.NullMarked;
