/**
 * What must not be forgotten when the database is put back to an earlier moment? Each withdrawal, on a line of a file
 * outside of it: a chain under a key of the hub's, without a name or a number of anybody.
 */
@NullMarked
package org.nextstephub.server.journal;

import org.jspecify.annotations.NullMarked;
