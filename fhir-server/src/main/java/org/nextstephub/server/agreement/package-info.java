/** Is an agreement with the partner in force on this day? Pure; knows {@code profiles} and the R4 model only. */
@NullMarked
package org.nextstephub.server.agreement;

import org.jspecify.annotations.NullMarked;
