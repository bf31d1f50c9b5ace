/** Did it arrive, and what did we say? The log of messages: never a person, never what a message held. */
@NullMarked
package org.nextstephub.server.console.log;

import org.jspecify.annotations.NullMarked;
