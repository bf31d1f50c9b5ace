/**
 * The hub's own tables, one class a table, in plain SQL. Knows nothing of HAPI's store.
 */
@NullMarked
package org.nextstephub.server.store.rows;

import org.jspecify.annotations.NullMarked;
