/** Which agreement lapses soon, and what stops then? */
@NullMarked
package org.nextstephub.server.console.administration.agreement;

import org.jspecify.annotations.NullMarked;
