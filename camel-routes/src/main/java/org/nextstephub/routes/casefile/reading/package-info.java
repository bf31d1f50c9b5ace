/**
 * How do the bytes of a file become rows? Names, archives, the three formats and the mapping of an export. Knows the
 * contract only, and never what a row means.
 */
@NullMarked
package org.nextstephub.routes.casefile.reading;

import org.jspecify.annotations.NullMarked;
