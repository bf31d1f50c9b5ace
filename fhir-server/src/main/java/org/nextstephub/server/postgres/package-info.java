/** The database: an external PostgreSQL by address, or the embedded one. */
@NullMarked
package org.nextstephub.server.postgres;

import org.jspecify.annotations.NullMarked;
