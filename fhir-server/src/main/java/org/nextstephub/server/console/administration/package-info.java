/** How do administrators let somebody in? What all of their acts have in common; the rooms below have partners, agreements, and who may come in. */
@NullMarked
package org.nextstephub.server.console.administration;

import org.jspecify.annotations.NullMarked;
