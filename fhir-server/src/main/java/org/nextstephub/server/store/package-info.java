/**
 * Where does it live? HAPI's JPA store and the hub's own rows, both in one PostgreSQL transaction. The only user of
 * HAPI JPA; accepts nothing about a person but a {@code PermittedReferral} or a permit.
 */
@NullMarked
package org.nextstephub.server.store;

import org.jspecify.annotations.NullMarked;
