/**
 * How does a file go through the hub? Row by row, in order, again where the hub was away. Knows reading, translation
 * and answer, and neither folders nor HTTP.
 */
@NullMarked
package org.nextstephub.routes.casefile.intake;

import org.jspecify.annotations.NullMarked;
