/** Who may see and do what: roles, one allow-list, and the gate that asks it before anything touches the store. */
@NullMarked
package org.nextstephub.server.access;

import org.jspecify.annotations.NullMarked;
