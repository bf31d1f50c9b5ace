/**
 * Who sees what of the store? One answer for each role. Writes nothing.
 */
@NullMarked
package org.nextstephub.server.sight;

import org.jspecify.annotations.NullMarked;
