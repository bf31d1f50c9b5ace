/** May it come in? The stages that can say no. Writes nothing to the store. */
@NullMarked
package org.nextstephub.server.intake.gate;

import org.jspecify.annotations.NullMarked;
