/** Who may come in? Systems with their keys, accounts of people, and what waits for a second administrator. */
@NullMarked
package org.nextstephub.server.console.administration.entry;

import org.jspecify.annotations.NullMarked;
