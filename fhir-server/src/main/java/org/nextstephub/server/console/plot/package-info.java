/** How does it look? Figures that a page draws as SVG: whole numbers and names of classes, and nothing of a person. */
@NullMarked
package org.nextstephub.server.console.plot;

import org.jspecify.annotations.NullMarked;
