/**
 * Are the tables those of this program? Migrations of the hub and of HAPI, by one hub at a time, before anything else
 * uses the database. Knows nothing of what the tables hold.
 */
@NullMarked
package org.nextstephub.server.store.schema;

import org.jspecify.annotations.NullMarked;
