/** Is this message good, and what would we answer? The page on which interoperability staff try out messages. */
@NullMarked
package org.nextstephub.server.console.workbench;

import org.jspecify.annotations.NullMarked;
