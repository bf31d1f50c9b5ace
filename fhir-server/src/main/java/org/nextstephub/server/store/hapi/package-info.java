/** How is HAPI's JPA store set up? Its settings, what replaces parts of it, and Hibernate below it. Wiring only. */
@NullMarked
package org.nextstephub.server.store.hapi;

import org.jspecify.annotations.NullMarked;
