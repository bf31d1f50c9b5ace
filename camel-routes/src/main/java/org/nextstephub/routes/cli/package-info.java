/** The command line: try messages out, send them, see what becomes of them. */
@NullMarked
package org.nextstephub.routes.cli;

import org.jspecify.annotations.NullMarked;
