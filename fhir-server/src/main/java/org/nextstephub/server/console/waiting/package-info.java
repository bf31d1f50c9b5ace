/** Who waits, and for whom does time run out? The inbox, the continuity board, and the start page that counts them. */
@NullMarked
package org.nextstephub.server.console.waiting;

import org.jspecify.annotations.NullMarked;
