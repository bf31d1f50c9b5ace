/** Can this agency send? Its checklist, and every act that mends what is missing. */
@NullMarked
package org.nextstephub.server.console.administration.partner;

import org.jspecify.annotations.NullMarked;
