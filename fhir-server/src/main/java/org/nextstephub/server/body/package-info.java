/** How much may a body hold? Counted while it is read, before anybody builds something from it. Knows only who calls. */
@NullMarked
package org.nextstephub.server.body;

import org.jspecify.annotations.NullMarked;
