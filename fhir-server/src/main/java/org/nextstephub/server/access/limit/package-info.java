/** How much may one caller send? Limits of size, text and rate, applied before a request is worked on. */
@NullMarked
package org.nextstephub.server.access.limit;

import org.jspecify.annotations.NullMarked;
